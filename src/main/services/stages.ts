import type { Catalog } from '../../contract/catalog';
import type { Platform } from '../../contract/words';
import { type Check, LAST_STAGE } from '../checks/check';
import type { Choose } from '../checks/run';
import { stillDeciding } from '../diagnosis/still-deciding';

/**
 * The staged plan of "what is wrong?": asks the earliest stage among the checks that could still change the
 * answer, and nothing more once none could. Pure.
 */
export function chooseByStage(catalog: Catalog, platform: Platform): Choose {
  return (left, reports) => {
    const deciding = new Set(stillDeciding({ catalog, reports: [...reports], platform }, left));
    const wanted = left.filter(({ id }) => deciding.has(id));
    const stage = Math.min(...wanted.map(stageOf));
    return { now: wanted.filter((check) => stageOf(check) === stage), wanted };
  };
}

const stageOf = ({ stage }: Check) => stage ?? LAST_STAGE;
