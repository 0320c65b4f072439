/** Which objects make which; names of what is made begin with the name of what made it. */
const MAKES: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['ReplicaSet', 'Pod'],
  ReplicaSet: ['Pod'],
  StatefulSet: ['Pod'],
  DaemonSet: ['Pod'],
  CronJob: ['Job', 'Pod'],
  Job: ['Pod'],
};

interface Named {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string | undefined;
}

/** Whether an object makes others, and so shows only from afar what is the matter with them. */
export function isController({ kind }: Pick<Named, 'kind'>): boolean {
  return Object.hasOwn(MAKES, kind);
}

/** Whether `part` is the object itself or was made by it: "web-6c69d7595" of the Deployment "web". Not every form tells the namespace. */
export function isPartOf(part: Named, whole: Named): boolean {
  if (part.namespace !== undefined && whole.namespace !== undefined && part.namespace !== whole.namespace) return false;
  if (part.name === '' || whole.name === '') return false;
  if (part.kind === whole.kind) return part.name === whole.name;
  return (MAKES[whole.kind] ?? []).includes(part.kind) && part.name.startsWith(`${whole.name}-`);
}

/** The object itself and what may have made it, as far as names tell: "Pod web-6c-fv", "ReplicaSet web-6c", "Deployment web-6c", "Deployment web". */
export function wholesOf({ kind, name }: Named): readonly string[] {
  const makers = Object.keys(MAKES).filter((maker) => MAKES[maker]?.includes(kind));
  const words = name.split('-');
  const shorter = words.slice(1).map((_word, index) => words.slice(0, words.length - 1 - index).join('-'));
  return [`${kind} ${name}`, ...shorter.flatMap((prefix) => makers.map((maker) => `${maker} ${prefix}`))];
}
