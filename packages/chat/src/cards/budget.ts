import type { Button, ChannelSelect, Component, StringSelect } from '../ports/card.ts';

/** Discord's bounds for one message with components of version 2, nested components and all texts counted. */
export const CARD_LIMITS = { components: 40, chars: 4_000 } as const;

export type AnyComponent = Component | Button | StringSelect | ChannelSelect;

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

/** How much of its bounds a component takes, with all in it. Labels count, though Discord may not count them. */
export function sizeOf(component: Component): { readonly components: number; readonly chars: number } {
  const all = withNested(component);
  return { components: all.length, chars: all.reduce((sum, one) => sum + charsOf(one), 0) };
}

/** A component and all in it. */
export function withNested(component: AnyComponent): readonly AnyComponent[] {
  if (component.kind !== 'container' && component.kind !== 'row') return [component];
  const children: readonly AnyComponent[] = component.children;
  return [component, ...children.flatMap(withNested)];
}

function charsOf(component: AnyComponent): number {
  switch (component.kind) {
    case 'text':
      return component.text.length;
    case 'button':
    case 'link':
      return component.label.length;
    case 'string-select':
      return component.options.reduce(
        (chars, { label, description = '' }) => chars + label.length + description.length,
        component.placeholder?.length ?? 0,
      );
    case 'channel-select':
      return component.placeholder?.length ?? 0;
    default:
      return 0;
  }
}
