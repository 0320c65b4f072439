import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import type { SentFile } from '../http/sent-body.ts';
import { componentTree, shownFiles, shownText } from './component-tree.ts';
import { MESSAGE_LIMITS as LIMITS } from './message-limits.ts';
import { listOf, numberOf, textOf, type Wire, wireOf } from './wire.ts';

/** What is wrong with a message as it was sent, each in one sentence; `kept` are names of files that it has already. */
export function messageFaults(body: Wire, files: readonly SentFile[], kept: readonly string[] = []): readonly string[] {
  const isV2 = (numberOf(body.flags) & MessageFlags.IsComponentsV2) !== 0;
  return [
    ...(isV2 ? versionTwoFaults(body, files, kept) : plainFaults(body)),
    ...componentFaults(body.components),
    ...fileFaults(files),
    ...mentionFaults(body),
  ];
}

/** What is wrong with single components, in messages and in modals. */
export function componentFaults(components: unknown): readonly string[] {
  const tree = componentTree(components);
  const ids = tree.flatMap(({ custom_id: id }) => (typeof id === 'string' ? [id] : []));
  return [
    ...ids
      .filter((id) => id.length < 1 || id.length > LIMITS.customIdChars)
      .map((id) => `custom_id has ${id.length} characters`),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `custom_id ${id} is there twice`),
    ...tree.flatMap(singleFaults),
  ];
}

function singleFaults(component: Wire): readonly string[] {
  const { type } = component;
  switch (type) {
    case ComponentType.Button: {
      const label = textOf(component.label);
      const isLink = component.url !== undefined;
      return [
        ...(label.length < 1 || label.length > LIMITS.labelChars
          ? [`a button's label has ${label.length} characters`]
          : []),
        ...(isLink === (component.custom_id !== undefined) ? ['a button needs either a custom_id or a url'] : []),
      ];
    }
    case ComponentType.ActionRow: {
      const children = listOf(component.components);
      const isFull = children.length < 1 || children.length > LIMITS.rowButtons;
      const isMixed = children.length > 1 && children.some((child) => child.type !== ComponentType.Button);
      return [
        ...(isFull ? [`a row has ${children.length} components`] : []),
        ...(isMixed ? ['a row mixes components'] : []),
      ];
    }
    case ComponentType.TextDisplay:
      return textOf(component.content).trim() === '' ? ['a text display is empty'] : [];
    case ComponentType.StringSelect: {
      const options = listOf(component.options);
      const values = options.map(({ value }) => textOf(value));
      const long = options.filter(({ label, value }) =>
        [label, value].some((text) => textOf(text).length < 1 || textOf(text).length > LIMITS.optionChars),
      );
      return [
        ...(options.length < 1 || options.length > LIMITS.selectOptions
          ? [`a select has ${options.length} options`]
          : []),
        ...(new Set(values).size < values.length ? ['two options of a select have one value'] : []),
        ...long.map(({ label }) => `an option of a select is too long or empty: ${label}`),
        ...(numberOf(component.max_values) > options.length ? ['max_values is above the number of options'] : []),
        ...(textOf(component.placeholder).length > LIMITS.placeholderChars ? ['a placeholder is too long'] : []),
      ];
    }
    default:
      return [];
  }
}

function versionTwoFaults(body: Wire, files: readonly SentFile[], kept: readonly string[]): readonly string[] {
  const count = componentTree(body.components).length;
  const chars = shownText(body.components, '').length;
  const names = [...files.map(({ name }) => name), ...kept];
  const shown = shownFiles(body.components);
  return [
    ...['content', 'embeds', 'poll', 'stickers', 'sticker_ids']
      .filter((field) => body[field] !== undefined && body[field] !== null && String(body[field]) !== '')
      .map((field) => `${field} goes not with components version 2`),
    ...(count < 1 || count > LIMITS.components ? [`${count} components`] : []),
    ...(chars > LIMITS.textChars ? [`${chars} characters of text`] : []),
    ...shown
      .filter((name) => !names.includes(name))
      .map((name) => `a file component shows ${name}, which is not there`),
    ...files.filter(({ name }) => !shown.includes(name)).map(({ name }) => `${name} is shown by no component`),
  ];
}

function plainFaults(body: Wire): readonly string[] {
  const content = textOf(body.content);
  const isEmpty = content.trim() === '' && listOf(body.components).length + listOf(body.embeds).length === 0;
  return [
    ...(content.length > LIMITS.contentChars ? [`content has ${content.length} characters`] : []),
    ...(isEmpty ? ['a message is empty'] : []),
  ];
}

function fileFaults(files: readonly SentFile[]): readonly string[] {
  const sum = files.reduce((bytes, file) => bytes + file.bytes.length, 0);
  return [
    ...files.filter(({ bytes }) => bytes.length > LIMITS.fileBytes).map(({ name }) => `${name} is too large`),
    ...(sum > LIMITS.requestBytes ? ['files are too large together'] : []),
    ...(files.length > LIMITS.files ? [`${files.length} files`] : []),
  ];
}

/** A message has to say that it notifies nobody, and must then notify nobody. */
function mentionFaults(body: Wire): readonly string[] {
  if (body.allowed_mentions === undefined) return ['allowed_mentions is not said'];
  const allowed = wireOf(body.allowed_mentions);
  const parse = Array.isArray(allowed.parse) ? allowed.parse.map(String) : [];
  const [users, roles] = [allowed.users, allowed.roles].map((ids) => (Array.isArray(ids) ? ids.map(String) : []));
  const text = `${textOf(body.content)}\n${shownText(body.components)}`;
  const pings = [
    parse.includes('everyone') && /@(?:everyone|here)/.test(text),
    [...text.matchAll(/<@!?(\d+)>/g)].some(([, id = '']) => parse.includes('users') || users?.includes(id)),
    [...text.matchAll(/<@&(\d+)>/g)].some(([, id = '']) => parse.includes('roles') || roles?.includes(id)),
    allowed.replied_user === true,
  ];
  return pings.some(Boolean) ? ['a mention would notify somebody'] : [];
}
