/** What people do: invented companies, job titles and interests. Any likeness to a real company is chance. */
import type { Random } from '#shared/domain/random.ts';

const COMPANY_FIRST =
  'Alder Amber Arrow Aurora Basalt Beacon Birch Bluebell Bramble Brightwater Candle Cedar Cobalt Copper Coral Crane Delta Dovetail Driftwood Ember Falcon Fern Fjord Garnet Glacier Granite Harbour Hazel Heron Indigo Ivory Juniper Kestrel Lantern Lark Linden Lumen Maple Marble Meadow Mistral Nimbus Ochre Orchid Osprey Otter Pebble Pine Plover Quartz Quill Raven Ridge Saffron Sable Slate Sorrel Spruce Tamarind Teal Thistle Timber Topaz Umber Verdant Vesper Willow Yarrow Zephyr Ångström Überfluss Étoile Señora Łódka Ørsund Søhest';
const COMPANY_SECOND =
  'Analytics Architects Biologics Books Capital Ceramics Cloud Design Diagnostics Dynamics Education Electronics Energy Engineering Films Foods Foundry Games Health Instruments Labs Learning Logistics Marine Materials Media Mobility Networks Optics Partners Payments Pharma Press Research Robotics Security Software Solar Studios Systems Textiles Travel Ventures Works';
const COMPANY_FORM = [
  '',
  '',
  '',
  ' GmbH',
  ' Ltd',
  ' Inc.',
  ' AG',
  ' S.A.',
  ' B.V.',
  ' AB',
  ' & Co. KG',
  ' Oy',
  ' S.r.l.',
  ' LLC',
];
const INSTITUTION_KIND = ['University of', 'Institute of', 'Museum of', 'City of', 'Chamber of Commerce', 'Academy of'];
const INSTITUTION_PLACE =
  'Amberhaven Brückstadt Château-Vieux Dunmarsh Elverøy Fontclaire Grünwalde Hollowmere Isola-Bianca Kamiennica Lindholm Montefalco Northwick Østerby Pinhal-Novo Rosenthal São-Telmo Tannheim Vila-Serena Westermark'.split(
    ' ',
  );

const SENIORITY = ['', '', '', 'Senior ', 'Lead ', 'Junior ', 'Principal ', 'Deputy ', 'Head of '];
const FIELDS =
  'Product/Design/Data/Marketing/Sales/Operations/Research/People/Finance/Legal/Community/Content/Security/Platform/Quality/Sustainability/Partnerships/Procurement/Customer Success/Public Affairs'.split(
    '/',
  );
const ROLES = [
  'Manager',
  'Engineer',
  'Analyst',
  'Consultant',
  'Director',
  'Coordinator',
  'Specialist',
  'Officer',
  'Architect',
  'Adviser',
];
const OTHER_JOBS =
  'Chief Executive Officer/Founder/Co-founder/Professor/PhD Student/Postdoctoral Researcher/Journalist/Photographer/Teacher/Freelance Illustrator/Investor/Nurse/Librarian/Translator/Geschäftsführerin/Chargé de mission/Directora técnica/Vice President, Europe, Middle East and Africa'.split(
    '/',
  );

const INTERESTS =
  'accessibility/agile coaching/app development/audio/biotech/board work/brand design/circular economy/climate data/cloud migration/co-founders/community building/computer vision/content strategy/crowdfunding/cyber security/data protection/design systems/distribution partners/early-stage funding/edge computing/electronics/event technology/exhibition design/export to Asia/family businesses/fashion tech/film production/food innovation/fundraising/game design/grant writing/green building/health tech/hiring engineers/industrial design/journalism/language learning/legal advice/logistics/machine learning/market entry Europe/medical devices/mentoring/mobility/museum education/music licensing/open source/packaging/payments/photography/public procurement/publishing/quality management/robotics/sales training/science communication/smart cities/social enterprise/solar energy/speakers/supply chains/sustainable travel/teaching/textiles/translation/urban gardening/user research/venture capital/volunteering/water treatment/web performance/youth work'.split(
    '/',
  );

const NAMES = COMPANY_FIRST.split(' ');
const TRADES = COMPANY_SECOND.split(' ');

/** A company or an institution; about 40,000 different ones, some of them far likelier than others. */
export function company(random: Random): string {
  if (random.chance(0.1)) return `${random.pick(INSTITUTION_KIND)} ${random.pick(INSTITUTION_PLACE)}`;
  // Half of all people come from a few hundred larger companies.
  if (random.chance(0.5)) return `${random.pick(NAMES.slice(0, 20))} ${random.pick(TRADES.slice(0, 15))}`;
  return `${random.pick(NAMES)} ${random.pick(TRADES)}${random.pick(COMPANY_FORM)}`;
}

/** A job title. */
export function jobTitle(random: Random): string {
  if (random.chance(0.25)) return random.pick(OTHER_JOBS);
  const seniority = random.pick(SENIORITY);
  const field = random.pick(FIELDS);
  return seniority === 'Head of ' ? seniority + field : `${seniority}${field} ${random.pick(ROLES)}`;
}

/** What somebody offers and looks for: up to four of each, nothing on both sides. */
export function interests(random: Random): { offering: string[]; lookingFor: string[] } {
  const drawn = new Set<string>();
  const wanted = random.below(9);
  for (let i = 0; i < wanted; i++) drawn.add(random.pick(INTERESTS));
  const all = [...drawn];
  const offered = Math.ceil(all.length / 2);
  return { offering: all.slice(0, offered), lookingFor: all.slice(offered) };
}
