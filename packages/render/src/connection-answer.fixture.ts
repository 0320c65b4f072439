import type { ConnectionAnswer } from '@whyblocked/contract';

/** An interface that is connected by hand to the slot of the system; parts may be replaced. */
export function connectionAnswer(parts: Partial<ConnectionAnswer> = {}): ConnectionAnswer {
  return {
    interface: 'camera',
    asked: { snapd: '2.77', system: 'classic' },
    status: 'manual',
    provider: 'system',
    installable: true,
    slotInstallable: false,
    connectable: true,
    autoConnects: false,
    slotsPerPlug: 'one',
    hostDecides: false,
    providers: { system: true, app: 'no', gadget: 'no' },
    because: [
      { decides: 'installation', allowed: true, kind: 'unsaid', side: null, source: null, constraints: [] },
      {
        decides: 'slot-installation',
        allowed: false,
        kind: 'allow-installation',
        side: 'slot',
        source: 'base',
        constraints: ['slot-snap-type'],
      },
      { decides: 'connection', allowed: true, kind: 'unsaid', side: 'slot', source: 'base', constraints: [] },
      {
        decides: 'auto-connection',
        allowed: false,
        kind: 'deny-auto-connection',
        side: 'slot',
        source: 'base',
        constraints: [],
      },
    ],
    otherwise: [],
    ...parts,
  };
}

/** The same, if something is otherwise. */
export function otherwise(
  change: ConnectionAnswer['otherwise'][number]['change'],
  parts: Partial<ConnectionAnswer['otherwise'][number]> = {},
): ConnectionAnswer['otherwise'][number] {
  return {
    change,
    status: 'manual',
    installable: true,
    slotInstallable: false,
    connectable: true,
    autoConnects: false,
    ...parts,
  };
}
