import type { LogDetails } from "~/db/log-details";

type KeyOf<T> = T extends object ? (string extends keyof T ? never : keyof T) : never;
type ValueOf<T, K extends PropertyKey> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;

/** The details of an entry of any kind, for tests that look at several kinds at once. */
export type AnyDetails = { [K in KeyOf<LogDetails>]?: ValueOf<LogDetails, K> };
