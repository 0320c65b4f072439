import { ApplicationCommandType } from 'discord-api-types/v10';
import { listOf, textOf, type Wire } from './wire.ts';

const NAME = /^[-_'\p{L}\p{N}]{1,32}$/u;

/** What is wrong with a command that is registered, each in one sentence. */
export function commandFaults(command: Wire): readonly string[] {
  const name = textOf(command.name);
  const isSlash = (command.type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput;
  if (!isSlash) {
    return [
      ...(name.length < 1 || name.length > 32 ? [`${name} is no name`] : []),
      ...(textOf(command.description) === '' ? [] : ['a command of a menu has no description']),
    ];
  }
  return [...optionFaults(command), ...(totalChars(command) > 8_000 ? [`${name} has too much text`] : [])];
}

function optionFaults(option: Wire): readonly string[] {
  const name = textOf(option.name);
  const description = textOf(option.description);
  const options = listOf(option.options);
  const choices = listOf(option.choices);
  const required = options.map((one) => one.required === true);
  return [
    ...(NAME.test(name) && name === name.toLowerCase() ? [] : [`${name} is no name`]),
    ...(description.length < 1 || description.length > 100 ? [`the description of ${name} is too long or empty`] : []),
    ...(options.length > 25 || choices.length > 25 ? [`${name} has too many options`] : []),
    ...(choices.length > 0 && option.autocomplete === true ? [`${name} completes and has choices`] : []),
    ...(required.lastIndexOf(true) > required.indexOf(false) && required.includes(false)
      ? [`a required option of ${name} stands behind one that is not`]
      : []),
    ...options.flatMap(optionFaults),
  ];
}

function totalChars(option: Wire): number {
  const own = textOf(option.name).length + textOf(option.description).length;
  const choices = listOf(option.choices).reduce(
    (sum, one) => sum + textOf(one.name).length + String(one.value).length,
    0,
  );
  return listOf(option.options).reduce((sum, one) => sum + totalChars(one), own + choices);
}
