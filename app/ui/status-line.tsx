import type { ReactNode } from "react";
import { Icon } from "./icon";

/**
 * What has just been done; takes the focus when the page opens. The region is always there, or assistive technology
 * would miss what appears in it.
 */
export function StatusLine({ message, children }: { message: string | null; children?: ReactNode }) {
  return (
    <div className="status" role="status" id="status" tabIndex={-1} autoFocus={message !== null}>
      {message && (
        <div className="status-line">
          <Icon name="tick" />
          <p>{message}</p>
          {children}
        </div>
      )}
    </div>
  );
}
