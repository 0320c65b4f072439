import { ComponentType } from 'discord-api-types/v10';
import { listOf, textOf, type Wire, wireOf } from './wire.ts';

/** All components of a message or a modal, nested ones included, in the order in which they are seen. */
export function componentTree(components: unknown): readonly Wire[] {
  return listOf(components).flatMap((component) => [
    component,
    ...componentTree(component.components),
    ...(component.accessory === undefined ? [] : componentTree([component.accessory])),
    ...(component.component === undefined ? [] : componentTree([component.component])),
  ]);
}

/** What text displays say, each in a paragraph of its own. */
export function shownText(components: unknown, between = '\n\n'): string {
  return componentTree(components)
    .filter(({ type }) => type === ComponentType.TextDisplay)
    .map(({ content }) => textOf(content))
    .join(between);
}

/** Names of the files that file components show. */
export function shownFiles(components: unknown): readonly string[] {
  return componentTree(components)
    .filter(({ type }) => type === ComponentType.File)
    .map(({ file }) => textOf(wireOf(file).url).replace(/^attachment:\/\//, ''));
}
