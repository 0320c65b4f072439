/** The components of Discord's messages that we use, by its own words. Texts are its Markdown. */
export type ButtonStyle = 'primary' | 'secondary' | 'success' | 'danger';

export type Button =
  | {
      readonly kind: 'button';
      readonly style: ButtonStyle;
      readonly label: string;
      readonly customId: string;
      readonly isDisabled?: boolean;
    }
  | { readonly kind: 'link'; readonly label: string; readonly url: string };

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly isDefault?: boolean;
}

/** A choice of texts. */
export interface StringSelect {
  readonly kind: 'string-select';
  readonly customId: string;
  readonly placeholder?: string;
  readonly options: readonly SelectOption[];
  readonly minValues?: number;
  readonly maxValues?: number;
}

/** A choice of channels; only text channels are offered. */
export interface ChannelSelect {
  readonly kind: 'channel-select';
  readonly customId: string;
  readonly placeholder?: string;
  readonly minValues: number;
  readonly maxValues: number;
  readonly defaultIds: readonly string[];
}

export interface ActionRow {
  readonly kind: 'row';
  /** At most five buttons, or one select. */
  readonly children: readonly Button[] | readonly [StringSelect | ChannelSelect];
}

export interface TextDisplay {
  readonly kind: 'text';
  readonly text: string;
}

export interface Separator {
  readonly kind: 'separator';
  readonly isLarge?: boolean;
}

/** Shows a file of the same answer. */
export interface FileDisplay {
  readonly kind: 'file';
  readonly name: string;
}

export interface Container {
  readonly kind: 'container';
  /** 0xRRGGBB */
  readonly accent?: number;
  readonly children: readonly (TextDisplay | Separator | FileDisplay | ActionRow)[];
}

export type Component = Container | TextDisplay | Separator | FileDisplay | ActionRow;

export interface AnswerFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * One message: components version 2, no mention is ever allowed to notify anybody, links have no preview. Files are all shown by a
 * component.
 */
export interface Card {
  readonly components: readonly Component[];
  readonly files: readonly AnswerFile[];
}
