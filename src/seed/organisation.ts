import { type Dice } from './dice.js';

/** How many departments report to one, and how many people are in a team. */
const SPAN = 8;
/** People in a department, about. */
const DEPARTMENT_SIZE = 60;

/**
 * Who works in a seeded company, by number: employee n heads department n as long as there are departments; the others
 * are dealt out to departments and, eight by eight, to teams, whose first member leads. Everything follows from the
 * number of employees, so nothing is kept.
 */
export class Organisation {
  readonly departments: number;
  readonly teams: number;

  constructor(
    readonly seed: number,
    readonly employees: number,
  ) {
    this.departments = Math.max(1, Math.min(Math.floor(employees / 5), Math.round(employees / DEPARTMENT_SIZE)));
    const members = employees - this.departments;
    const dealt = this.departments * SPAN;
    this.teams = Math.floor(members / dealt) * this.departments + Math.min(this.departments, members % dealt);
  }

  /** The head of a department has its number. */
  headOf(department: number): number {
    return department;
  }

  /** The department that this one is part of; null for the first. */
  departmentAbove(department: number): number | null {
    return department === 0 ? null : Math.floor((department - 1) / SPAN);
  }

  /** Where somebody works. */
  departmentOf(employee: number): number {
    return employee % this.departments;
  }

  /** Where the members of a team work. */
  departmentOfTeam(team: number): number {
    return team % this.departments;
  }

  /** The first member of a team. */
  leadOf(team: number): number {
    return (team % this.departments) + this.departments * (1 + SPAN * Math.floor(team / this.departments));
  }

  /** Heads are in no team. */
  teamOf(employee: number): number | null {
    if (employee < this.departments) return null;
    const row = Math.floor(employee / this.departments) - 1;
    return (employee % this.departments) + this.departments * Math.floor(row / SPAN);
  }

  /** Members report to their lead, leads to the head, heads to the head above; the first to nobody. */
  managerOf(employee: number): number | null {
    const team = this.teamOf(employee);
    if (team === null) return this.departmentAbove(employee);
    const lead = this.leadOf(team);
    return lead === employee ? this.headOf(this.departmentOf(employee)) : lead;
  }

  /** The last one looks after the service; in a large company they have help. */
  isAdmin(employee: number): boolean {
    return employee === this.employees - 1 || employee % 1_000 === 999;
  }

  /** Somebody who leads nothing, if there is one: the first member of a team behind its lead. */
  get ordinaryEmployee(): number {
    return Math.min(2 * this.departments, this.employees - 2);
  }

  /** Anybody, each as likely. */
  someone(dice: Dice): number {
    return dice.below(this.employees);
  }
}
