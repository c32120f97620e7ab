/** `npm run faults [-- --kills=200] [-- --seed=1]`: nothing acknowledged is lost when the server is killed. */
import { killUnderLoad } from './kills.ts'

const option = (name: string, usual: number) =>
  Number(process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? usual)

const outcome = await killUnderLoad(option('kills', 200), option('seed', 1), (line) => console.log(line))
console.log(JSON.stringify(outcome, null, 2))
process.exitCode = outcome.lost.length + outcome.doubled.length + outcome.broken.length === 0 ? 0 : 1
