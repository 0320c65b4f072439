import type { ActionRow, Button, ChannelSelect, Component, Container, StringSelect } from '@whyblocked/chat';
import {
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  SeparatorSpacingSize,
} from 'discord-api-types/v10';

const STYLES = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const;

/** A component as Discord takes it. */
export function componentBody(component: Component): APIMessageTopLevelComponent {
  return component.kind === 'container' ? containerBody(component) : innerBody(component);
}

function containerBody({ accent, children }: Container): APIMessageTopLevelComponent {
  return {
    type: ComponentType.Container,
    ...(accent === undefined ? {} : { accent_color: accent }),
    components: children.map(innerBody),
  };
}

function innerBody(component: Exclude<Component, Container>) {
  switch (component.kind) {
    case 'text':
      return { type: ComponentType.TextDisplay, content: component.text } as const;
    case 'separator': {
      const spacing = component.isLarge === true ? SeparatorSpacingSize.Large : SeparatorSpacingSize.Small;
      return { type: ComponentType.Separator, divider: true, spacing } as const;
    }
    case 'file':
      return { type: ComponentType.File, file: { url: `attachment://${component.name}` } } as const;
    case 'row':
      return { type: ComponentType.ActionRow, components: childrenOf(component).map(childBody) } as const;
  }
}

function childrenOf({ children }: ActionRow): readonly (Button | StringSelect | ChannelSelect)[] {
  return children;
}

function childBody(child: Button | StringSelect | ChannelSelect): APIComponentInMessageActionRow {
  switch (child.kind) {
    case 'button':
    case 'link':
      return buttonBody(child);
    case 'string-select':
      return {
        type: ComponentType.StringSelect,
        custom_id: child.customId,
        options: child.options.map(({ label, value, description, isDefault }) => ({
          label,
          value,
          ...(description === undefined ? {} : { description }),
          ...(isDefault === undefined ? {} : { default: isDefault }),
        })),
        ...(child.placeholder === undefined ? {} : { placeholder: child.placeholder }),
        ...(child.minValues === undefined ? {} : { min_values: child.minValues }),
        ...(child.maxValues === undefined ? {} : { max_values: child.maxValues }),
      };
    case 'channel-select':
      return {
        type: ComponentType.ChannelSelect,
        custom_id: child.customId,
        channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum],
        min_values: child.minValues,
        max_values: child.maxValues,
        default_values: child.defaultIds.map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
        ...(child.placeholder === undefined ? {} : { placeholder: child.placeholder }),
      };
  }
}

function buttonBody(button: Button): APIButtonComponent {
  if (button.kind === 'link') {
    return { type: ComponentType.Button, style: ButtonStyle.Link, label: button.label, url: button.url };
  }
  return {
    type: ComponentType.Button,
    style: STYLES[button.style],
    label: button.label,
    custom_id: button.customId,
    ...(button.isDisabled === undefined ? {} : { disabled: button.isDisabled }),
  };
}
