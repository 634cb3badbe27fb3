import { type Culture, pattern } from './culture.ts';

const ENGLISH =
  'Olivia Amelia Isla Grace Freya Emily Charlotte Harriet Imogen Beatrice Rosalind Maeve Niamh Siân Zoë Chloë Oliver George Arthur Noah Leo Oscar Theo Rupert Duncan Alistair Callum Declan Seán Rhys Gareth Jasper Maxwell Nathaniel Winston Desmond Marcus Keisha Tamika Deborah Eleanor Florence Gwendolyn Hazel Ivy Josephine Katherine Lorraine Marjorie Nora';
const ENGLISH_STEMS =
  'Ash Brad Brook Cald Chad Clay Crom Dal East Elm Fair Far Green Hal Harring Hart Haw Hay Hol Hux Kings Lang Law Lin Mar Mel Mid Nor North Oak Pem Pres Rad Rams Red Ships Stan Staple Stock Sut Thorn Wake Wal Wash West Whit Win Wood Wor';
const ENGLISH_ENDINGS =
  'ton ley field wood worth by ford ham bury well more combe wick croft brook dale gate stead thorpe man son bridge hurst den shaw';
const INITIALS = '_A. _B. _C. _D. _E. _F. _G. _H. _J. _K. _L. _M. _N. _P. _R. _S. _T. _V. _W.';

const GERMAN =
  'Jürgen Günther Jörg Björn Käthe Bärbel Anneliese Sabine Heike Ulrike Friederike Charlotte Mathilda Johanna Leonie Hannelore Wolfgang Matthias Maximilian Sebastian Konstantin Florian Andreas Thorsten Uwe Dieter Klaus Rüdiger Götz Lukas Jonas Felix Moritz Emil Anton Greta Frieda Lieselotte Mareike Svenja';
const GERMAN_STEMS =
  'Acker Alten Bach Berg Birken Blumen Brunn Buch Dorn Eber Eichen Feld Fried Gold Grün Hage Hahn Heiden Hirsch Hohen Holz Kirch Königs Korn Kraft Lehm Linden Löwen Mühl Neu Ober Oster Rosen Roth Sand Schön Schwarz Silber Stein Strauß Tannen Vogel Wald Weiden Weiß Winter Wolf Zimmer';
const GERMAN_ENDINGS =
  'mann bauer er berger meier müller hofer bach stein schmidt huber maier wirth reuter thal hauser brecht kamp rich ger ling ner decker see';

const FRENCH =
  'Élodie Éléonore Agnès Amélie Anaïs Aurélie Béatrice Cécile Chloé Clémence Delphine Eugénie Françoise Geneviève Hélène Inès Joséphine Léa Maëlle Noémie Océane Solène Zoé André Benoît Cédric Étienne Fabrice François Frédéric Gaël Grégoire Jérôme Loïc Mathéo Noël Raphaël Rémi Sébastien Théo Thibault';
const FRENCH_STEMS =
  'Beau Bel Blanc Bois Bonne Bour Bros Champ Chante Char Cler Cour Dela Du Fau Font Gar Gau Gra Guil Lam Lan Lava Le Mar Mont Mor Per Petit Pré Rich Roche Rous Saint- Tour Val Vau Ver Ville';
const FRENCH_ENDINGS =
  'champ mont court ville blanc pierre rand reau vallier nier celin lot tier sard doin bert gneux nay rin chet loup ssier fort vert';

const SPANISH_GIVEN =
  'José María Jesús Ángel Raúl Iñaki Andrés Álvaro Martín Joaquín Óscar Rubén Sebastián Adrián Héctor Íñigo Lucía Sofía Inés Begoña Rocío Belén Mónica Verónica Asunción Concepción Ximena Marisol Guadalupe Yolanda Nuria Araceli Itziar Ainhoa Beatriz';
const SPANISH_FAMILY =
  'García Fernández Rodríguez González López Martínez Sánchez Pérez Gómez Ruiz Hernández Jiménez Díaz Álvarez Moreno Muñoz Alonso Gutiérrez Romero Navarro Domínguez Vázquez Serrano Ramos Blanco Suárez Castro Ortega Rubio Marín Núñez Iglesias Garrido Cortés Castillo Lozano Guerrero Cano Prieto Méndez Calvo Vidal Ibáñez Peña Nieto Pardo Zúñiga Etxeberria Ordóñez Quiñones';

const PORTUGUESE_GIVEN =
  'João Gonçalo Tomás Inês Conceição Luísa Márcia Patrícia Antônio Estêvão Flávio Júlio Sérgio Vinícius Ângela Débora Fátima Letícia Natália Thaís Caetano Henrique Beatriz Catarina Mafalda Rafaela Leonor';
const PORTUGUESE_FAMILY =
  'Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Fernandes Gonçalves Gomes Lopes Marques Almeida Ribeiro Pinto Carvalho Teixeira Moreira Correia Mendes Nunes Soares Vieira Monteiro Cardoso Rocha Araújo Magalhães Assunção Simões Guimarães Brandão Galvão Falcão';

const ITALIAN =
  'Niccolò Nicolò Lorenzo Matteo Alessandro Giacomo Tommaso Leonardo Edoardo Federico Pasquale Salvatore Cosimo Dario Giulia Chiara Francesca Martina Beatrice Ludovica Ginevra Benedetta Serena Ilaria Noemi Libertà Pietro Raffaella Donatella Ottavia';
const ITALIAN_STEMS =
  'Albert Ambros Anton Balzar Barb Bell Benedett Bern Bertol Bian Borgh Cald Cappell Castell Cav Colomb Costant Fabr Falc Ferr Font Gall Giord Grim Lomb Luc Mant Mart Mon Mor Nard Orland Pagan Pell Pog Ricc Ross Sant Tad Val Zan';
const ITALIAN_ENDINGS = 'ini etti elli ucci oni otti aldi eschi iani ato asso ella ara oli uzzi acci à ò ì';

const DUTCH =
  'Anouk Fenna Sanne Femke Maaike Lotte Marijke Noëlle Zoë Saskia Thijs Jeroen Joost Sjoerd Maarten Ruben Bram Daan Teun Wouter Pieter Koen Gijs Casper Niek Floor Roos Hanneke Renée Daniël';
const DUTCH_PARTICLES = 'van_ van_ van_de_ van_den_ van_der_ de_ ter_ ten_ van_’t_ op_den_';
const DUTCH_STEMS =
  'Berk Bloem Boom Bosch Brink Broek Burg Dam Dijk Eiken Elst Graaf Groen Haag Heide Hoek Hout Kamp Kerk Klooster Koning Kuijper Laar Linden Meer Meijer Molen Oever Pol Rijn Schoot Steen Veen Velde Vliet Water Weijden Wijn Zand Zwaan';
const DUTCH_ENDINGS = 'man horst veld kamp huis berg mans sma stra ink dijk broek hof laan bergen zicht';

const NORDIC =
  'Åsa Märta Linnéa Göran Håkan Sören Björn Malin Ingrid Signe Freja Søren Jørgen Bjørn Øyvind Håkon Pål Åse Kåre Solveig Turid Sigrún Þórunn Guðrún Ægir Óðinn Þórður Rasmus Mikkel Kjell Ragnhild Torbjørn Gunvor Lærke Anders';
const NORDIC_STEMS =
  'Ahl Alm Berg Björk Blom Dahl Eke Eng Ek Fjäll Fors Gran Grön Hag Hed Hjort Holm Ström Kvarn Lind Ljung Lund Löv Malm Moss Nord Norr Ny Näs Rosen Sand Sjö Sköld Stål Sund Söder Vall Vester Ås Öster Åker Øster Kjær Nørre Skov';
const NORDIC_ENDINGS =
  'gren ström qvist berg lund man dahl vall blad stedt mark sen holm gård rud vik haug bakken skog bäck stad felt hus næs';
const FINNISH_GIVEN =
  'Äänis Väinö Päivi Mäkelä-Liisa Tyyne Yrjö Eeva Aino Helmi Onni Eero Jukka Pekka Hannele Riitta Sirkka Lauri Kaarina Veikko Ilmari';
const FINNISH_STEMS =
  'Hämälä Virta Mäki Korho Nieme Räsä Heikki Kosk Lehto Pöllä Turu Savolai Ojala Kärkkäi Väisä Tuomi Järvi Peltola Laiti Hyvö Rautiai Miettu Hakka Jokela';
const FINNISH_ENDINGS = 'nen la lä mäki niemi järvi vaara salo kangas ranta aho virta';

/** Cultures of Western, Northern and Southern Europe and the Americas. */
export const WESTERN: readonly Culture[] = [
  {
    language: 'en',
    script: 'Latin',
    weight: 14,
    order: 'givenFirst',
    region: 'uk',
    names: [
      {
        weight: 1,
        given: [pattern(6, ENGLISH), pattern(3, ENGLISH, INITIALS), pattern(1, ENGLISH, '-', ENGLISH)],
        family: [
          pattern(12, ENGLISH_STEMS, ENGLISH_ENDINGS),
          pattern(1, 'O’ O’ Mc Mac Fitz', 'Brien Connor Donnell Gregor Kenna Neill Sullivan Gerald Leod Intyre'),
          pattern(1, ENGLISH_STEMS, ENGLISH_ENDINGS, '-', ENGLISH_STEMS, ENGLISH_ENDINGS),
        ],
      },
    ],
  },
  {
    language: 'de',
    script: 'Latin',
    weight: 12,
    order: 'givenFirst',
    region: 'de',
    names: [
      {
        weight: 1,
        given: [pattern(5, GERMAN), pattern(1, GERMAN, '-', GERMAN), pattern(2, GERMAN, '_', GERMAN)],
        family: [
          pattern(1, 'Müller Schröder Köhler Böhm Jäger Krüger Groß Weiß Schäfer Löffler Fuß Kühn Häußler Vögele'),
          pattern(20, GERMAN_STEMS, GERMAN_ENDINGS),
          pattern(1, 'von_ zu_ von_der_', GERMAN_STEMS, 'berg stein burg feld thal'),
          pattern(2, GERMAN_STEMS, GERMAN_ENDINGS, '-', GERMAN_STEMS, GERMAN_ENDINGS),
        ],
      },
    ],
  },
  {
    language: 'fr',
    script: 'Latin',
    weight: 7,
    order: 'givenFirst',
    region: 'fr',
    names: [
      {
        weight: 1,
        given: [pattern(4, FRENCH), pattern(2, 'Jean Marie Anne Pierre Paul', '-', FRENCH)],
        family: [
          pattern(30, FRENCH_STEMS, FRENCH_ENDINGS),
          pattern(3, 'd’ L’ de_ du_ de_La_', FRENCH_STEMS, FRENCH_ENDINGS),
          pattern(1, 'Lefèvre Bérenger Désiré Crépeau Fréchette Hébrard Île-Marchand Ménard Péguy Vérité Œillet Forêt'),
        ],
      },
    ],
  },
  {
    language: 'es',
    script: 'Latin',
    weight: 8,
    order: 'givenFirst',
    region: 'us',
    names: [
      {
        weight: 1,
        given: [pattern(3, SPANISH_GIVEN), pattern(2, SPANISH_GIVEN, '_', SPANISH_GIVEN)],
        family: [
          pattern(6, SPANISH_FAMILY, '_', SPANISH_FAMILY),
          pattern(1, SPANISH_FAMILY, '_de_la_', SPANISH_FAMILY),
        ],
      },
    ],
  },
  {
    language: 'pt',
    script: 'Latin',
    weight: 5,
    order: 'givenFirst',
    region: 'us',
    names: [
      {
        weight: 1,
        given: [pattern(3, PORTUGUESE_GIVEN), pattern(2, PORTUGUESE_GIVEN, '_', PORTUGUESE_GIVEN)],
        family: [
          pattern(3, PORTUGUESE_FAMILY, '_ _da_ _dos_', PORTUGUESE_FAMILY),
          pattern(1, PORTUGUESE_FAMILY, '_', PORTUGUESE_FAMILY, '_', PORTUGUESE_FAMILY),
        ],
      },
    ],
  },
  {
    language: 'it',
    script: 'Latin',
    weight: 5,
    order: 'givenFirst',
    region: 'fr',
    names: [
      {
        weight: 1,
        given: [pattern(3, ITALIAN), pattern(1, ITALIAN, '_', ITALIAN)],
        family: [
          pattern(8, ITALIAN_STEMS, ITALIAN_ENDINGS),
          pattern(1, 'De_ Di_ Del_ D’', ITALIAN_STEMS, ITALIAN_ENDINGS),
        ],
      },
    ],
  },
  {
    language: 'nl',
    script: 'Latin',
    weight: 5,
    order: 'givenFirst',
    region: 'de',
    names: [
      {
        weight: 1,
        given: [pattern(3, DUTCH), pattern(1, DUTCH, '_', DUTCH)],
        family: [pattern(2, DUTCH_PARTICLES, DUTCH_STEMS, DUTCH_ENDINGS), pattern(3, DUTCH_STEMS, DUTCH_ENDINGS)],
      },
    ],
  },
  {
    language: 'sv',
    script: 'Latin',
    weight: 6,
    order: 'givenFirst',
    region: 'se',
    names: [
      {
        weight: 1,
        given: [pattern(4, NORDIC), pattern(1, NORDIC, '_', NORDIC)],
        family: [
          pattern(30, NORDIC_STEMS, NORDIC_ENDINGS),
          pattern(1, 'Sørensen Jørgensen Møller Nygård Sjöström Åkesson Þorláksson Guðmundsdóttir Sæmundsen Øvrebø'),
        ],
      },
    ],
  },
  {
    language: 'fi',
    script: 'Latin',
    weight: 1.5,
    order: 'givenFirst',
    region: 'se',
    names: [
      {
        weight: 1,
        given: [pattern(2, FINNISH_GIVEN), pattern(1, FINNISH_GIVEN, '_', FINNISH_GIVEN)],
        family: [pattern(1, FINNISH_STEMS, FINNISH_ENDINGS)],
      },
    ],
  },
];
