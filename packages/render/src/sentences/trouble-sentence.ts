import type { ToldTrouble } from '@whyblocked/contract';

/** What is in trouble and with what reason, without the message: "pod default/web-0, container app: CrashLoopBackOff". */
export function troubleTitle(trouble: ToldTrouble): string {
  const { reason, source, exitCode } = trouble;
  const what = [reason, exitCode === undefined ? undefined : `exit code ${exitCode}`].filter(Boolean).join(', ');
  return `${troubledName(trouble) ?? SPEAKERS[source]}: ${what || 'in trouble'}`;
}

/** The same with the innermost error, where that says more. */
export function troubleHeadline(trouble: ToldTrouble): string {
  const innermost = trouble.layers.at(-1) ?? trouble.message;
  return innermost === trouble.reason ? `${troubleTitle(trouble)}.` : `${troubleTitle(trouble)}: ${innermost}`;
}

/** The innermost error, and what it was wrapped in. */
export function troubleSentences({ layers, message, from, reason, objects = [] }: ToldTrouble): readonly string[] {
  const alike = objects.length > 1 ? [`The same is told of ${objects.map(objectName).join('; ')}.`] : [];
  if (message === reason) return alike;
  const innermost = layers.at(-1) ?? message;
  const said = `${from === undefined ? 'It says' : `${from} says`}: ${innermost}`;
  return [said, ...(layers.length > 1 ? [`Around it: ${layers.slice(0, -1).join(' → ')}`] : []), ...alike];
}

const SPEAKERS: Record<ToldTrouble['source'], string> = {
  event: 'an event',
  'container-state': 'a container',
  condition: 'a condition',
  row: 'a row of a table',
  log: 'a log',
  command: 'a command',
  inspection: 'the inspection',
};

/** "Pod default/web-0, container app and 2 others"; undefined where nothing tells what it is. */
export function troubledName({ object, objects = [] }: ToldTrouble): string | undefined {
  const name = objectName(object);
  const others = objects.length - 1;
  return name === undefined || others < 1 ? name : `${name} and ${others} ${others === 1 ? 'other' : 'others'}`;
}

/** "Pod default/web-0, container app"; undefined where nothing tells what it is. */
function objectName(object: ToldTrouble['object']): string | undefined {
  if (!object) return undefined;
  const name = object.namespace === undefined ? object.name : `${object.namespace}/${object.name}`;
  const container = object.container === undefined ? '' : `, container ${object.container}`;
  return `${object.kind === '' ? '' : `${object.kind} `}${name}${container}`;
}
