/** What other features may use of this one. */
export { type BulkCheckIn } from './check-in.dto.js';
export { CheckInRecorder } from './check-in.recorder.js';
export { checkInFields } from './check-in.projection.js';
export { CheckInResponse } from './check-in.responses.js';
export { timeOf } from './check-in.rules.js';
export { CheckInsModule } from './check-ins.module.js';
export { CheckInsRepository } from './check-ins.repository.js';
