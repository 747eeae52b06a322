// `npm run supply-chain`: known vulnerabilities without an explanation, and install scripts that nobody looked at.
import { checkSupplyChain } from './supply-chain/check.mjs';

const { faults, notAsked } = await checkSupplyChain();
for (const fault of faults) console.error(fault);
if (notAsked !== null) console.error(`Known vulnerabilities were not looked for: ${notAsked}.`);
process.exitCode = faults.length > 0 || notAsked !== null ? 1 : 0;
