import { day } from './days.js';

/** Ids of a company to search by. */
export interface SearchSamples {
  employee: string;
  department: string;
  team: string;
  goal: string;
  /** a text that about a hundred goals have */
  rare?: string;
}

/** Every filter of SPEC §5 alone, and combinations that keep many goals, few and none. */
export function searches(samples: SearchSamples): Record<string, Record<string, unknown>> {
  const { employee, department, team, goal, rare = 'kestrel-12' } = samples;
  return {
    everything: {},
    'owner_type company': { owner_type: 'company' },
    'owner_type employee': { owner_type: 'employee' },
    owner_employee_id: { owner_employee_id: employee },
    owner_team_id: { owner_team_id: team },
    owner_department_id: { owner_department_id: department },
    'text, frequent': { text: 'customers' },
    'text, two words': { text: 'Grow SUPPLIER' },
    'text, rare': { text: rare },
    'text, nowhere': { text: 'xylophone' },
    'text, two letters': { text: 'qu' },
    'text, two letters nowhere': { text: 'zx' },
    'text, Chinese': { text: '客户' },
    'text, Cyrillic': { text: 'ПРОДУКТ' },
    'status active': { status: 'active' },
    'status cancelled': { status: ['cancelled'] },
    is_shared: { is_shared: true },
    'confidence off_track': { confidence_level: 'off_track' },
    'confidence, two': { confidence_level: ['on_track', 'at_risk'] },
    'period now': { date_period_start: day(0), date_period_end: day(0) },
    'period long ago': { date_period_start: day(900), date_period_end: day(880) },
    'period far ahead': { date_period_start: day(-900) },
    only_top_level: { only_top_level: true },
    parent_goal_id: { parent_goal_id: goal },
    assign_to_id: { assign_to_id: employee },
    'is_archived true': { is_archived: true },
    'is_archived both': { is_archived: [true, false] },
    'company, cancelled': { owner_type: 'company', status: 'cancelled' },
    'department, cancelled, shared, archived': {
      ...{ owner_type: 'department', status: 'cancelled', is_shared: true, is_archived: true },
    },
    'employee, cancelled, shared, at the top': {
      ...{ owner_type: 'employee', status: 'cancelled', is_shared: true, only_top_level: true },
    },
    'text, active, off_track, now': {
      ...{ text: 'support', status: 'active', confidence_level: 'off_track', date_period_start: day(0) },
    },
    'text, short, cancelled, on_track': { text: '客户', status: 'cancelled', confidence_level: 'on_track' },
    'below a goal, off_track': { parent_goal_id: goal, confidence_level: 'off_track' },
  };
}

export const SORTS = ['created_at', 'updated_at', 'title', 'date_end', 'progress'].flatMap((sort) => [
  sort,
  `-${sort}`,
]);
