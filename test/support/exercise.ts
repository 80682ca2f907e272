import { type TestCompany } from './app.js';

/** Asks every kind of route once, in a new company. */
export async function exerciseRoutes({ api, admin }: TestCompany): Promise<void> {
  const department = await api.must('POST', '/departments', { name: 'Sales' });
  const employee = await api.must('POST', '/employees', {
    email: 'b@example.com',
    display_name: 'B',
    manager_id: admin.id,
    department_id: department.id,
  });
  const team = await api.must('POST', '/teams', { name: 'Team', lead_employee_id: admin.id });
  await api.must('PUT', `/teams/${team.id}/members`, { employee_ids: [employee.id, admin.id] });
  await api.must('PUT', '/directory', { employees: [{ external_id: 'c', email: 'c@example.com', display_name: 'C' }] });
  const { id: token } = await api.must('POST', '/access/tokens', { name: 'T', scopes: ['goals:read'] });

  const parent = await api.must('POST', '/goals', { title: 'Parent', owner_type: 'company', is_shared: true });
  const goal = await api.must('POST', '/goals', {
    title: 'Child',
    owner_type: 'employee',
    owner_employee_id: employee.id,
    parent_goal_id: parent.id,
    assign_to_ids: [employee.id],
    visible_to_ids: [employee.id],
  });
  await api.must('PATCH', `/goals/${goal.id}`, { title: 'Changed', weight: 2, parent_goal_id: null });
  await api.must('PATCH', `/goals/${goal.id}`, { parent_goal_id: parent.id });
  const keyResults = `/goals/${goal.id}/key-results`;
  const body = { title: 'KR', metric_type: 'percent', assign_to_ids: [employee.id] };
  const keyResult = await api.must('POST', keyResults, body);
  await api.must('PATCH', `${keyResults}/${keyResult.id}`, { target_value: 90 });
  const checkIn = await api.must('POST', `${keyResults}/${keyResult.id}/checkin`, { value: 10 });
  await api.must('POST', '/check-ins/bulk', { items: [{ goal_key_result_id: keyResult.id, value: 20 }] });
  await api.must('PATCH', `${keyResults}/${keyResult.id}/check-ins/${checkIn.id}`, { value: 15 });
  await api.post('/goals', { title: 'Once', owner_type: 'company' }, { 'idempotency-key': 'once' });

  const reads = ['/me', '/employees', '/departments', '/teams', '/access/tokens', `/employees/${employee.id}`];
  const goals = [
    '/goals?sort=-progress&include_total=true',
    `/goals/${goal.id}`,
    `/goals/${parent.id}/tree`,
    keyResults,
    `/goals/${goal.id}/history`,
    `${keyResults}/${keyResult.id}/history`,
  ];
  const checkIns = `${keyResults}/${keyResult.id}/check-ins`;
  for (const path of [...reads, ...goals, `${keyResults}/${keyResult.id}`, checkIns, `${checkIns}/${checkIn.id}`]) {
    await api.must('GET', path);
  }
  await api.must('POST', '/goals/search', { text: 'chan', assign_to_id: employee.id, status: 'active' });

  await api.must('DELETE', `${checkIns}/${checkIn.id}`);
  await api.must('DELETE', `${keyResults}/${keyResult.id}`);
  await api.delete(`/goals/${parent.id}`);
  await api.must('DELETE', `/goals/${parent.id}?children=delete`);
  await api.must('DELETE', `/access/tokens/${token}`);
  await api.must('DELETE', `/teams/${team.id}`);
  await api.must('DELETE', `/employees/${employee.id}`);
  await api.must('DELETE', `/departments/${department.id}`);
}
