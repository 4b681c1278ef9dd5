/** How long the connection to a cluster waits for what. Milliseconds. */
export interface Timings {
  /** For a TCP connection and its TLS handshake. */
  readonly connect: number;
  /** For the first byte of an answer; log streams are exempt, since a kubelet answers with the first line. */
  readonly answer: number;
  /** How long the server is asked to keep one watch open. */
  readonly watch: number;
  /** The longest silence of a watch whose server is known to send bookmarks, which come once a minute. */
  readonly silence: number;
  /** A watch that lived this long was a good one: the next failure is the first of its row again. */
  readonly healthy: number;
  /** First and longest pause before a watch tries again. */
  readonly retry: readonly [first: number, most: number];
  /** The same after a refused login or a missing permission, which seldom heal by themselves. */
  readonly refused: readonly [first: number, most: number];
}

export const usualTimings: Timings = {
  connect: 15_000,
  answer: 60_000,
  watch: 290_000,
  silence: 150_000,
  healthy: 10_000,
  retry: [500, 30_000],
  refused: [15_000, 300_000],
};
