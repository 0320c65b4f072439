/** An option of a slash command, in Discord's words. */
export type CommandOption = {
  readonly name: string;
  readonly description: string;
  readonly isRequired?: boolean;
} & (
  | {
      readonly type: 'string';
      readonly maxLength?: number;
      readonly completes?: boolean;
      readonly choices?: readonly { readonly name: string; readonly value: string }[];
    }
  | { readonly type: 'boolean' }
  | { readonly type: 'attachment' }
);

interface SubcommandDefinition {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CommandOption[];
}

/**
 * A command as it is registered: in servers, direct messages and other private channels; for servers and for people who installed
 * it for themselves; for everybody.
 */
export type CommandDefinition =
  | {
      readonly kind: 'slash';
      readonly name: string;
      readonly description: string;
      readonly options: readonly CommandOption[];
    }
  | {
      readonly kind: 'slash-group';
      readonly name: string;
      readonly description: string;
      readonly subcommands: readonly SubcommandDefinition[];
    }
  | { readonly kind: 'message-menu'; readonly name: string };
