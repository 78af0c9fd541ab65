import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Prove, type Proof } from '../accounts/prove.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { EditionProof } from './delivery.entity.js';

/** How long a proven password lets a session fetch, in milliseconds. */
const LASTS = 15 * 60 * 1000;

/** The whole directory does not leave from an unlocked desk: people prove their password again before they fetch. */
@Injectable()
export class EditionProofs {
  constructor(
    private readonly prove: Prove,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `wrong-credentials`, `too-many-requests` */
  give(context: RequestContext, proof: Proof): Promise<Answer<null>> {
    const work = async (tx: EntityManager, actor: Actor) => {
      const until = new Date(this.clock.now().getTime() + LASTS);
      await tx.upsert(EditionProof, { sessionId: actor.sessionId!, until }, ['sessionId']);
      return new Answer(204, null);
    };
    return this.prove.run(context, proof, work, true);
  }

  /** A machine's key is proof enough. @throws Problem `proof-required` */
  async assertProven(tx: EntityManager, { sessionId }: Actor): Promise<void> {
    if (sessionId === null) return;
    const proof = await tx.findOneBy(EditionProof, { sessionId });
    if (!proof || proof.until <= this.clock.now())
      throw new Problem('proof-required', 'Enter your password again; it is good for a quarter of an hour.');
  }
}
