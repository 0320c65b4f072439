import type { ConnectionAnswer, SlotProvider } from '@whyblocked/contract';
import type { Block } from './block.ts';

export const SLOT_OWNERS: Readonly<Record<SlotProvider, string>> = {
  system: 'the system',
  app: 'an app snap',
  gadget: 'the gadget snap',
};

/** Who has to do what for a connection, with the commands. Words in capitals stand for names. */
export function connectionSteps(answer: ConnectionAnswer): readonly Block[] {
  const { status, provider, slotInstallable, hostDecides } = answer;
  if (isPlugOfSystem(answer)) {
    return [
      paragraph(
        'The system itself has the plug: a snap is meant to have the slot, for which it needs a declaration of the store.',
      ),
    ];
  }
  return [
    ...(hostDecides
      ? [paragraph('Whether the system has the slot depends on the host; here it is taken to be there.')]
      : []),
    ...stepsOf(answer),
    ...(isNamed(answer) && provider !== 'system' && status !== 'unavailable' && !slotInstallable
      ? [paragraph('The snap with the slot needs a declaration of the store to be installed.')]
      : []),
  ];
}

function stepsOf(answer: ConnectionAnswer): readonly Block[] {
  switch (answer.status) {
    case 'auto':
      return answer.slotsPerPlug === 'any'
        ? [paragraph('Nobody has to do anything: snapd connects the plug to every slot that qualifies.')]
        : [
            paragraph(
              'Nobody has to do anything, as long as no second slot qualifies: between two, snapd chooses none. Where it was disconnected, this connects it again:',
            ),
            connect(answer),
          ];
    case 'manual':
      return [paragraph('Whoever administers the machine connects it:'), connect(answer)];
    case 'store-connect':
      return [
        paragraph(
          'snapd refuses the connection unless the store has granted it. The publisher of the snap asks the store for that; nobody else can.',
        ),
        ...fromFile(answer),
      ];
    case 'store-install':
      return [
        paragraph(
          'The publisher of the snap asks the store for a declaration, which also says whether it is then connected by itself. Until it is granted, snapd refuses to install the snap from the store.',
        ),
        ...fromFile(answer),
      ];
    case 'provider':
    case 'gadget':
      return otherSnap(answer);
    case 'unavailable':
      return [paragraph(noSlot(answer))];
  }
}

/** To try a snap before the store has said yes. */
function fromFile(answer: ConnectionAnswer): readonly Block[] {
  const then = answer.otherwise.find(({ change }) => change.kind === 'dangerous');
  if (!then) return [];
  const start = 'To try it: a snap that is installed from a file with --dangerous needs no declaration';
  return then.autoConnects
    ? [paragraph(`${start}, and is connected by itself.`)]
    : [paragraph(`${start}, and this connects it:`), connect(answer)];
}

function otherSnap(answer: ConnectionAnswer): readonly Block[] {
  const { status, slotInstallable, connectable, autoConnects } = answer;
  const owner = status === 'gadget' ? 'The gadget snap of the device' : 'Another snap';
  const declared = slotInstallable ? '' : ', for which it needs a declaration of the store';
  const look = [
    paragraph(`${owner} has to have the slot${declared}. The snaps on this machine that have one:`),
    { kind: 'command', argv: ['snap', 'interface', answer.interface] } as const,
  ];
  if (autoConnects) return [...look, paragraph('It is then connected by itself.')];
  if (connectable) return [...look, paragraph('Whoever administers the machine then connects it:'), connect(answer)];
  return [
    ...look,
    paragraph(
      'To connect it, one of the snaps needs a declaration of the store; snaps that have one may be connected by themselves.',
    ),
  ];
}

function noSlot({ provider, providers }: ConnectionAnswer): string {
  if (provider === null) return 'The system has no slot of it, and no snap is meant to have one.';
  if (provider === 'system') return 'The system has no slot of it.';
  const other = providers.system === false ? '' : ' The system has the slot.';
  return `A slot of it is not meant to be on ${SLOT_OWNERS[provider]}.${other}`;
}

/** The drivers' interfaces have their plug at the system and their slot at snaps. */
function isPlugOfSystem({ because }: ConnectionAnswer): boolean {
  return because.some(
    ({ decides, allowed, constraints }) =>
      decides === 'installation' && !allowed && constraints.includes('plug-snap-type'),
  );
}

function isNamed({ asked }: ConnectionAnswer): boolean {
  return asked.provider !== undefined;
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

/** The slot of the system needs no name. */
function connect({ interface: name, provider }: ConnectionAnswer): Block {
  const owner = { system: null, app: 'PROVIDER', gadget: 'GADGET' }[provider ?? 'system'];
  const slot = owner === null ? [] : [`${owner}:${name}`];
  return { kind: 'command', argv: ['sudo', 'snap', 'connect', `SNAP:${name}`, ...slot] };
}
