/**
 * What Cloudflare charges (US dollars a month, of 30 days) and allows, as read on 2026-11-26:
 * https://developers.cloudflare.com/workers/platform/pricing/, https://developers.cloudflare.com/d1/platform/pricing/ and
 * https://developers.cloudflare.com/d1/platform/limits/. Static files and traffic cost nothing.
 */
export const paid = {
  base: 5,
  requests: { included: 10e6, perMillion: 0.3 },
  cpu: { included: 30e6, perMillion: 0.02 },
  rowsRead: { included: 25e9, perMillion: 0.001 },
  rowsWritten: { included: 50e6, perMillion: 1 },
  databaseBytes: 10e9,
};

/** A day's, and of a request's processor time 10 ms. */
export const free = { requests: 100_000, rowsRead: 5e6, rowsWritten: 100_000, databaseBytes: 500e6 };

export const daysInMonth = 30;
