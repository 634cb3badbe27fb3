export const tasks = {
  tasks: {
    title: 'Under way and done',
    short: 'Tasks',
    underWay: 'Working',
    percent: '{{percent}} %',
    running_one: '{{count}} task under way',
    running_other: '{{count}} tasks under way',
    stop: 'Stop: {{name}}',
    stopShort: 'Stop',
    save: 'Save the file',
    clear: 'Clear what has ended',
    kinds: {
      bulk: 'Change of the list',
      export: 'Export',
      bundleExport: 'Everything to a file',
      bundleImport: 'Everything from a file',
      backup: 'Backup',
      erasure: 'Erasing of data',
      plan: 'Planning of meetings',
      job: 'Regular job',
    },
  },
};
