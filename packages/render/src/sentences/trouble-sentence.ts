import type { ToldTrouble } from '@whyblocked/contract';

/** What is in trouble and with what reason, without the message: "pod default/web-0, container app: CrashLoopBackOff". */
export function troubleTitle({ object, reason, source, exitCode }: ToldTrouble): string {
  const what = [reason, exitCode === undefined ? undefined : `exit code ${exitCode}`].filter(Boolean).join(', ');
  return `${objectName(object) ?? SPEAKERS[source]}: ${what || 'in trouble'}`;
}

/** The same with the innermost error, where that says more. */
export function troubleHeadline(trouble: ToldTrouble): string {
  const innermost = trouble.layers.at(-1) ?? trouble.message;
  return innermost === trouble.reason ? `${troubleTitle(trouble)}.` : `${troubleTitle(trouble)}: ${innermost}`;
}

/** The innermost error, and what it was wrapped in. */
export function troubleSentences({ layers, message, from, reason }: ToldTrouble): readonly string[] {
  if (message === reason) return [];
  const innermost = layers.at(-1) ?? message;
  const said = `${from === undefined ? 'It says' : `${from} says`}: ${innermost}`;
  return layers.length > 1 ? [said, `Around it: ${layers.slice(0, -1).join(' → ')}`] : [said];
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

/** "Pod default/web-0, container app"; undefined where nothing tells what it is. */
export function objectName(object: ToldTrouble['object']): string | undefined {
  if (!object) return undefined;
  const name = object.namespace === undefined ? object.name : `${object.namespace}/${object.name}`;
  const container = object.container === undefined ? '' : `, container ${object.container}`;
  return `${object.kind === '' ? '' : `${object.kind} `}${name}${container}`;
}
