import { type Chain } from '../progress/chain.js';
import { shownProgress } from '../progress/progress.js';
import { type Titles } from '../progress/progress.repository.js';
import { type MovedGoal } from './check-in.responses.js';

/** These goals and all above them, each once, as their figures are now, but for the hidden ones, which have no title. */
export function movedGoals(chain: Chain, titles: Titles, goal_ids: string[]): MovedGoal[] {
  return chain.above(goal_ids).flatMap(({ id, parent_goal_id, progress, progress_is_computed, confidence_level }) => {
    const title = titles.get(id);
    if (title === undefined) return [];
    return { id, title, parent_goal_id, progress: shownProgress(progress), progress_is_computed, confidence_level };
  });
}
