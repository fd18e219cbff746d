/** A V8 CPU profile: https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile */
export type CpuProfile = {
  nodes: {
    id: number;
    callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number };
    children?: number[];
  }[];
  samples: number[];
  /** µs between the samples. */
  timeDeltas: number[];
  startTime: number;
  endTime: number;
};

type Answer = { id?: number; result?: unknown; error?: { message: string } };

/** Speaks with the inspector of the Worker of this name, at Miniflare's `inspectorPort`. */
export async function openInspector(inspector: URL, worker: string) {
  const listed = (await (await fetch(`http://${inspector.host}/json`)).json()) as {
    id: string;
    webSocketDebuggerUrl: string;
  }[];
  const target = listed.find(({ id }) => id.includes(worker));
  if (!target) throw new Error(`no inspector for ${worker} among ${listed.map(({ id }) => id).join(", ")}`);
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error("the inspector refuses the connection")));
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.addEventListener("message", ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.id ?? 0)?.(answer);
  });
  let last = 0;
  async function send<T>(method: string, params: object = {}): Promise<T> {
    const id = ++last;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const { result, error } = await answered;
    waiting.delete(id);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result as T;
  }

  return {
    /** Profiles what the Worker does while `act` runs. */
    async profile(act: () => Promise<void>): Promise<CpuProfile> {
      await send("Profiler.enable");
      await send("Profiler.setSamplingInterval", { interval: 100 });
      await send("Profiler.start");
      await act();
      const { profile } = await send<{ profile: CpuProfile }>("Profiler.stop");
      return profile;
    },
    close: () => socket.close(),
  };
}
