/** What the passwords that are guessed first are put together from, and the words of this place. */
export const COMMON_WORDS: readonly string[] = `
password passwort passwd passphrase pass letmein welcome login logon signin admin administrator root user guest test
testing tester demo changeme change default secret private secure security access master system server computer
internet office windows microsoft google facebook apple amazon samsung iphone android linux ubuntu
qwerty qwertz azerty asdf zxcv qazwsx iloveyou ilove love lovely loveme baby babygirl princess prince angel sunshine
sunflower flower rainbow butterfly monkey dragon tiger lion eagle falcon phoenix shadow ninja samurai warrior hunter
killer ranger soldier captain pirate superman batman spiderman ironman starwars pokemon pikachu naruto minecraft
fortnite football soccer baseball basketball hockey tennis golf rugby cricket liverpool chelsea arsenal manchester
united barcelona everton rangers celtic juventus madrid london england scotland wales ireland britain america
australia canada paris berlin summer winter spring autumn january february march april june july august september
october november december monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday
michael jennifer jessica ashley michelle charlie daniel thomas robert william george joshua andrew matthew anthony
jordan nicole amanda melissa patrick alexander victoria elizabeth maggie buster ginger pepper cookie chocolate cheese
banana orange purple yellow silver golden black white green blue red money dollar freedom peace forever friend friends
family mother father mummy daddy sister brother hello goodbye please thankyou whatever trustno trust nothing
something everything correct horse battery staple the and for you are not your with that this have from mine
constrat complaint complaints desk company customer service support help helpdesk staff team handler manager director
auditor case demonstration only demo example
`
  .trim()
  .split(/\s+/);
