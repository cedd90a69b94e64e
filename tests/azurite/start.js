// Starts Azurite's blob service and ends it when standard input does: a test run that is killed leaves no server behind.
process.stdin.on('end', () => process.exit(0)).resume();
require('azurite/dist/src/blob/main');
