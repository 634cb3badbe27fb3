export const tasks = {
  tasks: {
    title: 'Under way and done',
    short: 'Tasks',
    underWay: 'Working',
    percent: '{{percent}} %',
    running_one: '{{count}} task under way',
    running_other: '{{count}} tasks under way',
    stop: 'Stop: {{name}}',
    clear: 'Clear what has ended',
    kinds: {
      bulk: 'Change of the list',
      export: 'Export',
      bundleExport: 'Event to a file',
      bundleImport: 'Event from a file',
      backup: 'Backup',
      erasure: 'Erasing of data',
      job: 'Regular job',
    },
  },
};
