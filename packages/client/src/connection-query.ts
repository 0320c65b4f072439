import type { AskedConnection, ConnectionRequest, WhatIfOptions } from '@whyblocked/contract';

/** A question about a connection, as an address has it. */
export function connectionQuery(request: ConnectionRequest): URLSearchParams {
  const query = new URLSearchParams();
  for (const field of ['snapd', 'system', 'provider'] as const) {
    const value = request[field];
    if (value !== undefined) query.set(field, value);
  }
  if (request.dangerous !== undefined) query.set('dangerous', String(request.dangerous));
  if (request.samePublisher !== undefined) query.set('same-publisher', String(request.samePublisher));
  for (const [name, value] of Object.entries(request.plugAttributes ?? {}))
    query.set(`attr.${name}`, JSON.stringify(value));
  for (const [name, value] of Object.entries(request.slotAttributes ?? {})) {
    query.set(`slot-attr.${name}`, JSON.stringify(value));
  }
  return query;
}

/** What to try, as an address has it. */
export function whatIfQuery({ connect, connected = [], ...options }: WhatIfOptions): URLSearchParams {
  const query = new URLSearchParams({ connect: namesOf(connect) });
  if (connected.length > 0) query.set('connected', namesOf(connected));
  for (const [name, value] of Object.entries(options)) if (value !== undefined) query.set(name, value);
  for (const { interface: name, attributes = {} } of [...connect, ...connected]) {
    for (const [key, value] of Object.entries(attributes)) query.set(`attr.${name}.${key}`, JSON.stringify(value));
  }
  return query;
}

function namesOf(connections: readonly AskedConnection[]): string {
  return connections.map((one) => one.interface).join(',');
}
