import { themeColors } from "../../app/ui/styles/theme-colors";

export type Drawing = {
  /** In public/. */
  file: string;
  /** In px. */
  width: number;
  height: number;
  /** How high the mark is, as a part of the height. */
  mark: number;
  /** Null for a transparent one. */
  background: string | null;
  /** Of the two large marks that look in from the sides; 0 for none. */
  opacity: number;
};

const square = (file: string, size: number, mark: number, background: string | null): Drawing => ({
  file,
  width: size,
  height: size,
  mark,
  background,
  opacity: 0,
});

/** Without the name of the site, which the operator chooses. */
export const drawings: Drawing[] = [
  // What is outside of a circle of four fifths may be cut off a maskable icon.
  square("icon-maskable-512.png", 512, 0.5, themeColors.light),
  square("icon-192.png", 192, 0.86, null),
  square("icon-512.png", 512, 0.86, null),
  // iOS makes what is transparent black.
  square("apple-touch-icon.png", 180, 0.62, themeColors.light),
  { file: "preview.png", width: 1200, height: 630, mark: 0.46, background: themeColors.light, opacity: 0.07 },
];
