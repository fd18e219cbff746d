import type { Adapter, AdapterPayload } from "oidc-provider";

/**
 * Storage for oidc-provider, in memory. Its own adapter keeps the latest thousand entries, so a test that signs in
 * hundreds of people would lose their tokens.
 */
export function createMemoryAdapter(): (model: string) => Adapter {
  const entries = new Map<string, { payload: AdapterPayload; expiresAt: number }>();

  function findWhere(matches: (payload: AdapterPayload, key: string) => boolean) {
    for (const [key, { payload, expiresAt }] of entries) {
      if (expiresAt <= Date.now()) entries.delete(key);
      else if (matches(payload, key)) return payload;
    }
    return undefined;
  }

  return (model) => {
    const keyOf = (id: string) => `${model}:${id}`;
    return {
      async upsert(id, payload, expiresIn = Infinity) {
        entries.set(keyOf(id), { payload, expiresAt: Date.now() + expiresIn * 1000 });
      },
      async find(id) {
        const entry = entries.get(keyOf(id));
        return entry && entry.expiresAt > Date.now() ? entry.payload : undefined;
      },
      async findByUid(uid) {
        return findWhere((payload, key) => key.startsWith(keyOf("")) && payload.uid === uid);
      },
      async findByUserCode() {
        return undefined;
      },
      async consume(id) {
        const entry = entries.get(keyOf(id));
        if (entry) entry.payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        entries.delete(keyOf(id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
      },
    };
  };
}
