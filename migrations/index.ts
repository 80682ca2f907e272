import { Schema1790000000001 } from './1790000000001-schema.js';
import { IdempotencyKeys1790000000020 } from './1790000000020-idempotency-keys.js';
import { AudienceStatistics1790000000030 } from './1790000000030-audience-statistics.js';
import { SearchIndexes1790000000050 } from './1790000000050-search-indexes.js';
import { CompanyRevisions1790000000060 } from './1790000000060-company-revisions.js';
import { GoalsByStatus1790000000070 } from './1790000000070-goals-by-status.js';
import { NewestCheckIns1790000000080 } from './1790000000080-newest-check-ins.js';
import { AccessRevisions1790000000090 } from './1790000000090-access-revisions.js';
import { GoalsByPart1790000000100 } from './1790000000100-goals-by-part.js';
import { LongTitles1790000000110 } from './1790000000110-long-titles.js';
import { CreatedUnderTheLock1790000000120 } from './1790000000120-created-under-the-lock.js';
import { GoalsOfEveryone1790000000130 } from './1790000000130-goals-of-everyone.js';
import { AccessRevisionsAtCommit1790000000140 } from './1790000000140-access-revisions-at-commit.js';
import { CapitalSharpS1790000000150 } from './1790000000150-capital-sharp-s.js';
import { TitleKeys1790000000160 } from './1790000000160-title-keys.js';
import { TitlesInOrderOfCreation1790000000170 } from './1790000000170-titles-in-order-of-creation.js';
import { ProgressOfEveryonesGoals1790000000180 } from './1790000000180-progress-of-everyones-goals.js';
import { TriggersInTheirSchema1790000000190 } from './1790000000190-triggers-in-their-schema.js';

/** Every change of the schema, oldest first. */
export const MIGRATIONS = [
  Schema1790000000001,
  IdempotencyKeys1790000000020,
  AudienceStatistics1790000000030,
  SearchIndexes1790000000050,
  CompanyRevisions1790000000060,
  GoalsByStatus1790000000070,
  NewestCheckIns1790000000080,
  AccessRevisions1790000000090,
  GoalsByPart1790000000100,
  LongTitles1790000000110,
  CreatedUnderTheLock1790000000120,
  GoalsOfEveryone1790000000130,
  AccessRevisionsAtCommit1790000000140,
  CapitalSharpS1790000000150,
  TitleKeys1790000000160,
  TitlesInOrderOfCreation1790000000170,
  ProgressOfEveryonesGoals1790000000180,
  TriggersInTheirSchema1790000000190,
];
