import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'guide.title': '演示导览',
    'guide.banner': '这里是演示环境，单位和人员均为虚构。跟着导览用五分钟走一遍四个入口。',
    'guide.lead': '五分钟走完一届评选和一个单位的全年创建。每一步都可以点开，不用输入内容；数据可以随意操作。',
    'guide.password': '各入口使用下列账号登录，密码见启动服务的终端（或数据目录中的 demonstration-password 文件）。',
    'guide.sign-in-as': '登录账号：{{email}}',
    'guide.public': '无需登录',
    'guide.open': '打开',
    'guide.holder': '查一家单位的荣誉',
    'guide.holder-see': '按名称的一部分搜索。单位页按时间排列荣誉，并说明“连续几届、几年”是怎样算出来的。',
    'guide.case': '核对一份公告',
    'guide.case-see': '粘贴 examples 中 2019 年的公告：年份写错、名称拼错之处会逐条指出，有据之处列出依据。',
    'guide.notice': '看一份公示',
    'guide.notice-see': '公示按工作日计时。公众可以署名、盖章或匿名提出异议，并凭查询码查看答复。',
    'guide.unit': '单位：待办与创建',
    'guide.unit-see':
      '首页列出待办和剩余工作日。打开创建：指标准备情况一目了然，目标逐级展开到任务，问题整改有人跟到底。',
    'guide.entry': '单位：填写申报',
    'guide.entry-see': '每项自动保存，缺什么列成清单。创建中已有的材料逐项带入，申报一打开就已完成一半。',
    'guide.assessor': '评审员：打分',
    'guide.assessor-see': '佐证材料与评分并排，总分随时可见。有利益关系的，声明回避后立即退出。',
    'guide.assign': '机构：分配评审',
    'guide.assign-see': '由系统求出最优分配并附证明，先预览再采用，可以整体撤销。',
    'guide.decide': '机构：排名与评定',
    'guide.decide-see': '每个结果逐行说明：哪条前置条件、哪项得分、哪条规则、相差多少。',
    'guide.audit': '机构：操作记录',
    'guide.audit-see': '谁在何时改了什么，全部留痕，记录之间以摘要相连，事后无法改动。',
  },
  en: {
    'guide.title': 'Guided path',
    'guide.banner':
      'This is a demonstration; its units and people are invented. Follow the guided path through the four doors in five minutes.',
    'guide.lead':
      'One edition and one unit’s year in five minutes. Every step can be opened, nothing has to be typed, and nothing can be broken.',
    'guide.password':
      'Sign in with the addresses below; the password stands in the terminal where the server was started (or in the file demonstration-password of the data folder).',
    'guide.sign-in-as': 'Sign in as {{email}}',
    'guide.public': 'No sign-in needed',
    'guide.open': 'Open',
    'guide.holder': 'Look up what a unit holds',
    'guide.holder-see':
      'Search by part of a name. A unit’s page sets its honours on a time line and shows how its consecutive terms are worked out.',
    'guide.case': 'Check an announcement',
    'guide.case-see':
      'Paste the announcement of 2019 from the examples: a wrong year and a misspelt honour are named one by one, and what is supported shows why.',
    'guide.notice': 'Read a public notice',
    'guide.notice-see':
      'Its clock counts working days. Anybody can object, signed, under a unit’s seal or anonymously, and read the answer by a code.',
    'guide.unit': 'Unit: what is waiting, and the drive',
    'guide.unit-see':
      'The home lists what is due and the working days left. Open the drive: readiness at a glance, goals down to tasks, findings followed until they are closed.',
    'guide.entry': 'Unit: an entry',
    'guide.entry-see':
      'Everything saves by itself, and what is missing is a list. What the drive holds is offered indicator by indicator, so the entry opens half full.',
    'guide.assessor': 'Assessor: a score sheet',
    'guide.assessor-see':
      'Evidence beside the marks, the total always in sight. Whoever has a conflict declares it and steps back at once.',
    'guide.assign': 'Office: assign assessors',
    'guide.assign-see':
      'The best assignment there is, with its proof; look at it first, then apply it, undo it as one act.',
    'guide.decide': 'Office: ranking and decision',
    'guide.decide-see': 'Every outcome explains itself line by line: which gate, which mark, which rule, by how much.',
    'guide.audit': 'Office: the audit trail',
    'guide.audit-see': 'Who changed what and when; the records are chained by digests, so none can be altered later.',
  },
};
