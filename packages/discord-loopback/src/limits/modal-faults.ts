import { ComponentType } from 'discord-api-types/v10';
import { componentFaults } from './message-faults.ts';
import { MESSAGE_LIMITS as LIMITS } from './message-limits.ts';
import { listOf, numberOf, textOf, type Wire, wireOf } from './wire.ts';

/** What is wrong with a modal, each in one sentence. */
export function modalFaults(modal: Wire): readonly string[] {
  const fields = listOf(modal.components);
  const title = textOf(modal.title);
  const id = textOf(modal.custom_id);
  return [
    ...(title.length < 1 || title.length > LIMITS.modalTitleChars ? [`the title has ${title.length} characters`] : []),
    ...(id.length < 1 || id.length > LIMITS.customIdChars ? [`custom_id has ${id.length} characters`] : []),
    ...(fields.length < 1 || fields.length > LIMITS.modalFields ? [`a modal has ${fields.length} fields`] : []),
    ...componentFaults(modal.components),
    ...fields.flatMap(fieldFaults),
  ];
}

function fieldFaults(field: Wire): readonly string[] {
  const label = textOf(field.label);
  const inner = wireOf(field.component);
  return [
    ...(field.type === ComponentType.Label ? [] : ['a field of a modal is no label']),
    ...(label.length < 1 || label.length > LIMITS.modalLabelChars ? [`the label ${label} is too long or empty`] : []),
    ...(textOf(field.description).length > LIMITS.modalDescriptionChars
      ? [`the description of ${label} is too long`]
      : []),
    ...(inner.type === ComponentType.TextInput ? textFaults(inner) : []),
  ];
}

function textFaults(input: Wire): readonly string[] {
  const most = input.max_length === undefined ? LIMITS.modalTextChars : numberOf(input.max_length);
  return [
    ...(most < 1 || most > LIMITS.modalTextChars ? [`max_length is ${most}`] : []),
    ...(textOf(input.value).length > most ? ['a value is longer than it may be'] : []),
    ...(textOf(input.placeholder).length > 100 ? ['a placeholder is too long'] : []),
    ...(input.style === 1 || input.style === 2 ? [] : ['a text input has no style']),
  ];
}
