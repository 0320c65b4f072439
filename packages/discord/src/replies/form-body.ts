import type { Form } from '@whyblocked/chat';
import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';

type Field = Form['fields'][number];

/** A form as a modal. */
export function formBody({ customId, title, fields }: Form): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId,
    title,
    components: fields.map((field) => ({
      type: ComponentType.Label,
      label: field.label,
      ...(field.description === undefined ? {} : { description: field.description }),
      component: fieldBody(field),
    })),
  };
}

function fieldBody(field: Field): APIComponentInLabel {
  const base = { custom_id: field.id, required: field.isRequired };
  switch (field.kind) {
    case 'text':
      return {
        type: ComponentType.TextInput,
        ...base,
        style: field.isParagraph ? TextInputStyle.Paragraph : TextInputStyle.Short,
        max_length: field.maxLength,
        ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
        ...(field.value === undefined ? {} : { value: field.value }),
      };
    case 'choice':
      return {
        type: ComponentType.StringSelect,
        ...base,
        options: field.options.map(({ label, value, description }) => ({
          label,
          value,
          ...(description === undefined ? {} : { description }),
        })),
      };
    case 'files':
      return {
        type: ComponentType.FileUpload,
        ...base,
        min_values: field.isRequired ? 1 : 0,
        max_values: field.maxFiles,
      };
  }
}
