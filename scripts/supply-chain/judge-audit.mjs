/**
 * What of a report of `npm audit --json` nobody has explained, as sentences. An exception names an advisory, why it does
 * not matter here, and the day until which that may be believed; one that explains nothing any more has to go.
 * @param today as YYYY-MM-DD
 */
export function judgeAudit(report, exceptions, today) {
  const findings = findingsOf(report);
  const isValid = ({ reason, until }) => reason.length >= 20 && /^\d{4}-\d\d-\d\d$/.test(until);
  const unexplained = findings.filter(({ id }) => !exceptions.some(({ advisory }) => advisory === id));
  const unused = exceptions.filter(({ advisory }) => !findings.some(({ id }) => id === advisory));
  return [
    ...unexplained.map(({ id, name, severity, title }) => `${id}: ${name} (${severity}): ${title}`),
    ...exceptions.filter((one) => !isValid(one)).map(({ advisory }) => `${advisory}: no reason or end date`),
    ...exceptions
      .filter(({ until }) => until < today)
      .map(({ advisory, until }) => `${advisory}: its exception ended on ${until}`),
    ...unused.map(({ advisory }) => `${advisory}: is found no more; take its exception away`),
  ];
}

/** Each advisory once; npm tells it again for every package that depends on the one concerned. */
function findingsOf({ vulnerabilities }) {
  const advisories = Object.values(vulnerabilities)
    .flatMap(({ via }) => via)
    .filter((via) => typeof via === 'object');
  const findings = advisories.map(({ url, name, severity, title }) => ({
    id: url.split('/').at(-1),
    name,
    severity,
    title,
  }));
  return [...new Map(findings.map((finding) => [finding.id, finding])).values()];
}

/** Why npm could not ask for known vulnerabilities, in its own words; null when it did. */
export function whyNotAsked(report) {
  return report.auditReportVersion === 2
    ? null
    : String(report.message || report.error?.summary || 'no answer');
}
