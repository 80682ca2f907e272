/** What the list of modules may use of this one. */
export { ChartModule } from './chart.module.js';
