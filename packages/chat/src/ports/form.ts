import type { SelectOption } from './card.ts';

interface Field {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly isRequired: boolean;
}

export interface TextField extends Field {
  readonly kind: 'text';
  readonly isParagraph: boolean;
  readonly maxLength: number;
  readonly placeholder?: string;
  readonly value?: string;
}

export interface ChoiceField extends Field {
  readonly kind: 'choice';
  readonly options: readonly SelectOption[];
}

export interface FilesField extends Field {
  readonly kind: 'files';
  readonly maxFiles: number;
}

/** A modal: at most five fields. */
export interface Form {
  readonly customId: string;
  readonly title: string;
  readonly fields: readonly (TextField | ChoiceField | FilesField)[];
}
