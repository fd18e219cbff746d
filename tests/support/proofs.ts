/** Of what takes long, `npm test` tries a sample, and `npm run proofs` all: the value for the present run. */
export function sampleOrAll<T>({ sample, all }: { sample: T; all: T }): T {
  return process.env.PLAZA_PROOFS ? all : sample;
}
