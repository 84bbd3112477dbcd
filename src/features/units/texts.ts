import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'unit-confirmed-already': '该单位已经确认。',
    'unit-refused-already': '该单位的登记已被退回，正等待其修改。',
    'unit-not-registered': '该单位只随历史荣誉记录在案，尚未自行登记，无需确认。',
    'department-name-taken': '本单位已有同名部门。',
    'department-unknown': '本单位没有这个部门。',
    'staff-number-taken': '本单位已有在职人员使用此工号。',
    'employee-left': '该人员已离开本单位，不能再修改。',
    'mail.unit-confirmed.subject': '“{{unit}}”已通过登记确认',
    'mail.unit-confirmed.body': '{{name}}，您好：\n\n“{{unit}}”的登记已经确认，现在可以提交申报：\n\n{{link}}',
    'mail.unit-refused.subject': '“{{unit}}”的登记未获确认',
    'mail.unit-refused.body':
      '{{name}}，您好：\n\n“{{unit}}”的登记未获确认，理由如下：\n\n{{reason}}\n\n请修改单位信息，修改后将自动重新等待确认：\n\n{{link}}',
    'event.unit.registered': '登记单位',
    'event.unit.changed': '修改单位信息',
    'event.unit.confirmed': '确认单位',
    'event.unit.refused': '退回单位登记',
    'event.department.added': '新增部门',
    'event.department.renamed': '部门更名',
    'event.employee.added': '新增人员',
    'event.employee.changed': '修改人员信息',
    'event.employee.left': '人员离开',
  },
  en: {
    'unit-confirmed-already': 'This unit is confirmed already.',
    'unit-refused-already': 'This unit was refused already; it has yet to mend what was wrong.',
    'unit-not-registered':
      'This unit was only written down with honours of the past. It has not registered by itself, so there is nothing to confirm.',
    'department-name-taken': 'The unit has a department of this name already.',
    'department-unknown': 'The unit has no such department.',
    'staff-number-taken': 'Somebody at work in this unit has this staff number already.',
    'employee-left': 'This person has left the unit and cannot be changed any more.',
    'mail.unit-confirmed.subject': '{{unit}} is confirmed',
    'mail.unit-confirmed.body':
      'Dear {{name}},\n\nThe registration of {{unit}} is confirmed. It may submit entries now:\n\n{{link}}',
    'mail.unit-refused.subject': '{{unit}} was not confirmed',
    'mail.unit-refused.body':
      'Dear {{name}},\n\nThe registration of {{unit}} was not confirmed, for this reason:\n\n{{reason}}\n\nPlease mend the details of the unit. It then waits for confirmation again by itself:\n\n{{link}}',
    'event.unit.registered': 'Unit registered',
    'event.unit.changed': 'Unit changed',
    'event.unit.confirmed': 'Unit confirmed',
    'event.unit.refused': 'Unit refused',
    'event.department.added': 'Department added',
    'event.department.renamed': 'Department renamed',
    'event.employee.added': 'Employee added',
    'event.employee.changed': 'Employee changed',
    'event.employee.left': 'Employee left',
  },
};
