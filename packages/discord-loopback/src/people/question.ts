import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { Interaction } from '../interactions/interaction.ts';
import type { Wire } from '../limits/wire.ts';
import type { World } from '../world/world.ts';
import { type SeenMessage, seenMessage } from './seen-message.ts';

/** What somebody asked, and what becomes of it as they see it. */
export class Question {
  readonly interaction: Interaction;
  readonly #world: World;
  readonly #editsBefore: number;

  constructor(world: World, interaction: Interaction) {
    this.#world = world;
    this.interaction = interaction;
    this.#editsBefore = interaction.facts.source?.edits ?? 0;
  }

  /** "thinking" is what Discord shows after a deferral; "unanswered" becomes "The application did not respond". */
  get state(): 'unanswered' | 'thinking' | 'form' | 'answered' {
    const { acknowledgement, original, modal } = this.interaction;
    if (acknowledgement === undefined) return 'unanswered';
    if (modal) return 'form';
    return original && (original.flags & MessageFlags.Loading) !== 0 ? 'thinking' : 'answered';
  }

  /** The answer; of a button that changes its message that message. */
  answer(): Promise<SeenMessage> {
    return this.answerThat(() => true);
  }

  /** The answer as soon as it is what one waits for, as where it shows first how far it is. */
  answerThat(fits: (message: SeenMessage) => boolean): Promise<SeenMessage> {
    const { interaction } = this;
    const find = (): SeenMessage | undefined => {
      const { original, acknowledgement } = interaction;
      if (!original || original.isDeleted || this.state !== 'answered') return undefined;
      const changes = acknowledgement === InteractionResponseType.DeferredMessageUpdate;
      if (changes && original.edits === this.#editsBefore) return undefined;
      const seen = seenMessage(this.#world, original);
      return fits(seen) ? seen : undefined;
    };
    return this.#world.until(find, `an answer to ${interaction.id}, which is ${this.state}`);
  }

  /** What is said beside the answer. */
  followUp(): Promise<SeenMessage> {
    const find = (): SeenMessage | undefined => {
      const [first] = this.interaction.followUps;
      return first && seenMessage(this.#world, first);
    };
    return this.#world.until(find, `a further message to ${this.interaction.id}`);
  }

  modal(): Promise<Wire> {
    return this.#world.until(() => this.interaction.modal, `a form for ${this.interaction.id}`);
  }

  async choices(): Promise<readonly string[]> {
    const choices = await this.#world.until(() => this.interaction.choices, `choices for ${this.interaction.id}`);
    return choices.map(({ value }) => String(value));
  }

  /** Resolves when the message of the button is gone. */
  async removal(): Promise<void> {
    await this.#world.until(() => this.interaction.original?.isDeleted || undefined, 'a message to be deleted');
  }
}
