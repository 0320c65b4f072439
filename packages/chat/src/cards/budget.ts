import type { ActionRow, Button, ChannelSelect, Component, StringSelect } from '../ports/card.ts';

/** Discord's bounds for one message with components of version 2, nested components and all texts counted. */
export const CARD_LIMITS = { components: 40, chars: 4_000 } as const;

type Anything = Component | Button | StringSelect | ChannelSelect;

/** What a card may still hold. Whatever goes into a card is taken from it first, so no card can be too large. */
export class Budget {
  #components: number = CARD_LIMITS.components;
  #chars: number = CARD_LIMITS.chars;

  /** UTF-16 units of text that are left; none where no component is. */
  get chars(): number {
    return this.#components > 0 ? this.#chars : 0;
  }

  /** Takes what a component needs; false, and nothing taken, where there is not enough. */
  take(component: Component): boolean {
    const { components, chars } = sizeOf(component);
    if (components > this.#components || chars > this.#chars) return false;
    this.#components -= components;
    this.#chars -= chars;
    return true;
  }
}

/** How much of its bounds a component takes. Labels count, though Discord may not count them. */
export function sizeOf(component: Anything): { readonly components: number; readonly chars: number } {
  switch (component.kind) {
    case 'container':
    case 'row':
      return sum([{ components: 1, chars: 0 }, ...childrenOf(component).map(sizeOf)]);
    case 'text':
      return { components: 1, chars: component.text.length };
    case 'button':
    case 'link':
      return { components: 1, chars: component.label.length };
    case 'string-select':
      return {
        components: 1,
        chars: component.options.reduce(
          (chars, { label, description = '' }) => chars + label.length + description.length,
          component.placeholder?.length ?? 0,
        ),
      };
    case 'channel-select':
      return { components: 1, chars: component.placeholder?.length ?? 0 };
    case 'separator':
    case 'file':
      return { components: 1, chars: 0 };
  }
}

function childrenOf(component: Extract<Component, { kind: 'container' }> | ActionRow): readonly Anything[] {
  return component.children;
}

function sum(sizes: readonly { components: number; chars: number }[]): { components: number; chars: number } {
  return sizes.reduce((all, one) => ({ components: all.components + one.components, chars: all.chars + one.chars }));
}
