//! Which messages about documents and files are there, in English and in Dutch?

/// The English, and the Dutch, in which `{0}` is the first thing that was filled in.
pub(super) const MESSAGES: &[(&str, &str)] = &[
    // Front matter and text.
    ("broken front matter: {}", "de front matter klopt niet: {0}"),
    ("has no text under its title", "heeft geen tekst onder de titel"),
    (
        "has no text under its title: nothing of it is read",
        "heeft geen tekst onder de titel: er wordt niets van gelezen",
    ),
    ("says that it is a draft: it is left out", "zegt dat het een concept is: het blijft erbuiten"),
    (
        "the front matter is opened and never closed: it is read up to the first blank line",
        "de front matter wordt nergens afgesloten: die is gelezen tot de eerste lege regel",
    ),
    (
        "a comment begins here and is never closed: what is below it is not read",
        "hier begint een opmerking die nergens wordt afgesloten: wat eronder staat, wordt niet gelezen",
    ),
    (
        "is no Markdown or plain text, and is not read: `vraagbaak corpus import` makes a document of it",
        "is geen Markdown of platte tekst, en wordt niet gelezen: met `vraagbaak corpus import` maak je er een document van",
    ),
    ("`{}` is no list of words: it is passed over", "`{0}` is geen rij woorden: het wordt overgeslagen"),
    (
        "`{}: {}` is no language that is answered in (nl or en): the language of its folder counts",
        "`{0}: {1}` is geen taal waarin geantwoord wordt (nl of en): de taal van de map telt",
    ),
    (
        "`{}` has what is no work with a title or an address: it is passed over",
        "in `{0}` staat iets wat geen werk met een titel of een adres is: dat wordt overgeslagen",
    ),
    (
        "unknown field `{}` in the front matter, and of {} other documents",
        "onbekend veld `{0}` in de front matter, en ook in {1} andere documenten",
    ),
    ("unknown field `{}` in the front matter", "onbekend veld `{0}` in de front matter"),
    (
        "unknown field `{}` in the front matter, and of one other document",
        "onbekend veld `{0}` in de front matter, en ook in een ander document",
    ),
    (
        "`{}` is not a web address: write it as https://...",
        "`{0}` is geen webadres: schrijf het als https://...",
    ),
    (
        "translation_of names `{}`, which is not in the corpus",
        "translation_of noemt `{0}`, en dat document is er niet",
    ),
    (
        "is said to be in `{}`, and reads as `{}`: set `language` in its front matter",
        "zou in het `{0}` zijn, en leest als `{1}`: zet `language` in de front matter",
    ),
    // Works.
    ("two works have the key `{}`", "twee werken hebben de sleutel `{0}`"),
    (
        "names the work `{}`, and the front matter lists none with that key",
        "noemt het werk `{0}`, en in de front matter staat geen werk met die sleutel",
    ),
    (
        "no section rests on `{}`: name its key below a heading, or leave it out",
        "geen enkel onderdeel berust op `{0}`: noem de sleutel onder een kop, of laat het weg",
    ),
    // Sections, passages, quotes.
    (
        "a quotable line of {} characters: {} to {} read best",
        "een citaat van {0} tekens: {1} tot {2} leest het prettigst",
    ),
    (
        "`{}` is also asked at `{}` in {}: it can't find both",
        "`{0}` staat ook als vraag bij `{1}` in {2}: het kan maar naar één plek leiden",
    ),
    (
        "words under `{}`: {}, too few to be an answer",
        "woorden onder `{0}`: {1}, te weinig voor een antwoord",
    ),
    (
        "words under `{}`: {}, a heading halfway would make two answers of it",
        "woorden onder `{0}`: {1}; een kop halverwege maakt er twee antwoorden van",
    ),
    ("the same passage stands in {}, line {}", "dezelfde passage staat in {0}, regel {1}"),
    (
        "a figure of {} (`{}`) under `{}`: look whether there is a newer one",
        "een cijfer uit {0} (`{1}`) onder `{2}`: kijk of er een nieuwer is",
    ),
    (
        "`{}` is a question in bold: as a heading (`## {}`), its words find it",
        "`{0}` is een vraag in vette letters: als kop (`## {1}`) wordt die met zijn eigen woorden gevonden",
    ),
    (
        "{} words stand under no heading: one above each subject tells what it is about",
        "{0} woorden staan onder geen kop: een kop boven elk onderwerp zegt waar het over gaat",
    ),
    (
        "says nearly the same as {}, line {}: where one of the two changes, the other is forgotten",
        "zegt bijna hetzelfde als {0}, regel {1}: verandert de een, dan wordt de ander vergeten",
    ),
    (
        "`{}` stands in no year: say since when it holds, or nobody knows when it no longer does",
        "bij `{0}` staat geen jaar: zeg sinds wanneer het geldt, anders weet niemand wanneer het niet meer klopt",
    ),
    (
        "no question finds `{}`, not even its own words: a heading that says what it is about would help, or questions in a comment below it (see `corpus try`)",
        "geen vraag vindt `{0}`, zelfs niet in de eigen woorden: een kop die zegt waar het over gaat zou helpen, of vragen in een opmerking eronder (zie `corpus try`)",
    ),
    // Files.
    (
        "is a link out of the corpus folder: not followed",
        "is een link naar buiten de map van het corpus: die wordt niet gevolgd",
    ),
    (
        "is a folder, though it is called like a document: what is in it is read",
        "is een map, al heet die als een document: wat erin staat, wordt gelezen",
    ),
    ("can't be read: {}", "is niet te lezen: {0}"),
    ("it is {}, and no file", "het is {0}, en geen bestand"),
    ("is {}, and no file: it is not read", "is {0}, en geen bestand: het wordt niet gelezen"),
    ("a named pipe", "een named pipe"),
    ("a socket", "een socket"),
    ("a device", "een apparaat"),
    ("a folder", "een map"),
    ("something else", "iets anders"),
    ("is not UTF-8 text: save it as UTF-8", "is geen UTF-8-tekst: sla het op als UTF-8"),
    (
        "is larger than {} MiB: split it into several documents",
        "is groter dan {0} MiB: splits het in meer documenten",
    ),
    // The glossary.
    ("an empty term", "een lege term"),
    ("an entry needs two terms at the least", "een ingang heeft minstens twee termen nodig"),
    ("`{}` stands in the entry at line {} already", "`{0}` staat al in de ingang op regel {1}"),
    // Import: why a file does not come in.
    ("can't be fetched: {}", "is niet op te halen: {0}"),
    (
        "is no file that can be read, but a named pipe, a socket or a device",
        "is geen bestand dat te lezen is, maar een named pipe, een socket of een apparaat",
    ),
    (
        "is a link, which is not followed: name the file that it leads to",
        "is een link, en die wordt niet gevolgd: noem het bestand waar die naartoe wijst",
    ),
    (
        "has no documents in it: Markdown, plain text, HTML, PDF, EPUB or DOCX",
        "bevat geen documenten: Markdown, platte tekst, HTML, PDF, EPUB of DOCX",
    ),
    ("is empty", "is leeg"),
    (
        "is larger than {} MiB: split it into several files",
        "is groter dan {0} MiB: splits het in meer bestanden",
    ),
    (
        "has more than {} MiB of text: split it into several files",
        "heeft meer dan {0} MiB aan tekst: splits het in meer bestanden",
    ),
    (
        "is made of more lines, cells or tags than are read at once: split it into several files",
        "heeft meer regels, cellen of tags dan er in één keer gelezen worden: splits het in meer bestanden",
    ),
    (
        "unpacks to more than {} MiB: it may be made to fill the memory, and is not read",
        "wordt uitgepakt groter dan {0} MiB: het kan gemaakt zijn om het geheugen te vullen, en wordt niet gelezen",
    ),
    (
        "defines words of its own (XML entities), by which a short text can become one without end: save it anew from the program that made it",
        "bepaalt zelf woorden (XML-entiteiten), waardoor een korte tekst eindeloos kan worden: sla het opnieuw op met het programma waarmee het gemaakt is",
    ),
    (
        "can't be read with {} MiB of memory: split it into several files, or save it anew from the program that made it",
        "is niet te lezen met {0} MiB geheugen: splits het in meer bestanden, of sla het opnieuw op met het programma waarmee het gemaakt is",
    ),
    (
        "is an archive of more than {} files: it is not read",
        "is een archief van meer dan {0} bestanden: het wordt niet gelezen",
    ),
    ("is nested too deep to be read", "is te diep genest om te lezen"),
    (
        "takes longer than {} seconds to read: save it anew from the program that made it",
        "kost meer dan {0} seconden om te lezen: sla het opnieuw op met het programma waarmee het gemaakt is",
    ),
    (
        "is a broken {} file: save it anew from the program that made it",
        "is een kapot bestand van de soort {0}: sla het opnieuw op met het programma waarmee het gemaakt is",
    ),
    (
        "is {}, which is read through pandoc, and that is not installed here: install it (pandoc.org), or save the file as DOCX or HTML",
        "is {0}, en dat wordt gelezen met pandoc, dat hier niet geïnstalleerd is: installeer het (pandoc.org), of sla het bestand op als DOCX of HTML",
    ),
    (
        "is protected with a password: save it without one",
        "is beveiligd met een wachtwoord: sla het zonder op",
    ),
    (
        "has no text: it is scanned. Recognise its text first, for example with ocrmypdf",
        "heeft geen tekst: het is gescand. Laat eerst de tekst herkennen, bijvoorbeeld met ocrmypdf",
    ),
    (
        "has text of which the letters can't be told: recognise its text first, for example with ocrmypdf --force-ocr",
        "heeft tekst waarvan de letters niet te herleiden zijn: laat die eerst herkennen, bijvoorbeeld met ocrmypdf --force-ocr",
    ),
    ("has no text to answer with", "heeft geen tekst om mee te antwoorden"),
    (
        "would overwrite {}: add --force (IMPORT_FORCE) if it may",
        "zou {0} overschrijven: voeg --force (IMPORT_FORCE) toe als dat mag",
    ),
    ("can't be written to {}: {}", "is niet te schrijven naar {0}: {1}"),
    (
        "became a document that the corpus refuses: {}. Please report this",
        "werd een document dat het corpus weigert: {0}. Meld dit alsjeblieft",
    ),
    // What a file is that is not read, and what can be done with it.
    (
        "a Word document of before 2007, or another old Office file",
        "een Word-document van voor 2007, of een ander oud Office-bestand",
    ),
    ("packed with gzip", "ingepakt met gzip"),
    ("packed with bzip2", "ingepakt met bzip2"),
    ("packed with xz", "ingepakt met xz"),
    ("a 7-Zip archive", "een 7-Zip-archief"),
    ("a ZIP archive, and neither an EPUB nor a DOCX", "een ZIP-archief, en geen EPUB of DOCX"),
    ("an OpenDocument file", "een OpenDocument-bestand"),
    ("a spreadsheet or a slide show", "een rekenblad of een presentatie"),
    ("a RAR archive", "een RAR-archief"),
    ("a picture", "een afbeelding"),
    ("a PostScript document", "een PostScript-document"),
    ("a DjVu document", "een DjVu-document"),
    ("a program", "een programma"),
    ("a table", "een tabel"),
    ("a spreadsheet", "een rekenblad"),
    ("a slide show", "een presentatie"),
    ("a document of another program", "een document van een ander programma"),
    ("data for programs", "gegevens voor programma's"),
    ("subtitles", "ondertiteling"),
    ("a text of another program", "een tekst van een ander programma"),
    ("mail", "mail"),
    ("an export of Evernote", "een export van Evernote"),
    ("a page that was kept", "een bewaarde webpagina"),
    ("a book", "een boek"),
    ("an archive", "een archief"),
    ("a recording", "een opname"),
    ("save it as DOCX", "sla het op als DOCX"),
    ("save it as HTML", "sla het op als HTML"),
    ("unpack it first", "pak het eerst uit"),
    ("export it as PDF", "exporteer het als PDF"),
    ("export it as HTML, PDF or DOCX", "exporteer het als HTML, PDF of DOCX"),
    ("export the notes as HTML", "exporteer de notities als HTML"),
    (
        "export it as PDF, or copy what answers questions to Markdown",
        "exporteer het als PDF, of zet wat vragen beantwoordt in Markdown",
    ),
    ("copy what answers questions to Markdown", "zet wat vragen beantwoordt in Markdown"),
    (
        "write each question as a heading in a Markdown file, with its answer below it, or save it as a web page (HTML)",
        "schrijf elke vraag als kop in een Markdown-bestand met het antwoord eronder, of sla het op als webpagina (HTML)",
    ),
    (
        "if it is an export of a chat, name the file itself and not its folder, and read what comes of it; notes can be exported as Markdown",
        "is het een export van een chat, noem dan het bestand zelf en niet de map, en lees na wat eruit komt; notities kun je als Markdown exporteren",
    ),
    (
        "copy the words to a text file (.txt), with a heading above each subject",
        "zet de woorden in een tekstbestand (.txt), met een kop boven elk onderwerp",
    ),
    (
        "it is a chat: people's names and words stand in it. Take out what is not for everybody, and make headings of what was asked",
        "het is een chat: er staan namen en woorden van mensen in. Haal eruit wat niet voor iedereen is, en maak koppen van wat er gevraagd is",
    ),
    (
        "convert it to EPUB or PDF, for example with Calibre",
        "zet het om naar EPUB of PDF, bijvoorbeeld met Calibre",
    ),
    ("make a PDF of it, for example with ps2pdf", "maak er een PDF van, bijvoorbeeld met ps2pdf"),
    ("make a PDF with text of it", "maak er een PDF met tekst van"),
    (
        "write down what it says, if that answers questions",
        "schrijf op wat erin staat, als dat vragen beantwoordt",
    ),
    (
        "write down what is said, if that answers questions",
        "schrijf op wat er gezegd wordt, als dat vragen beantwoordt",
    ),
    (
        "only Markdown, plain text, HTML, PDF, EPUB and DOCX are read",
        "alleen Markdown, platte tekst, HTML, PDF, EPUB en DOCX worden gelezen",
    ),
    (
        "only Markdown, AsciiDoc, plain text, HTML, PDF, EPUB and DOCX are read, and what pandoc reads",
        "alleen Markdown, AsciiDoc, platte tekst, HTML, PDF, EPUB en DOCX worden gelezen, en wat pandoc leest",
    ),
    // Import: what became of a file.
    (
        "{} of {} pages have hardly any text, and are scanned or drawn: what they say is not read. Recognise their text first, for example with ocrmypdf --skip-text",
        "{0} van de {1} pagina's hebben nauwelijks tekst en zijn gescand of getekend: wat erop staat, wordt niet gelezen. Laat de tekst eerst herkennen, bijvoorbeeld met ocrmypdf --skip-text",
    ),
    (
        "line {} of its front matter is broken ({}): what could be understood was taken over",
        "regel {0} van de front matter klopt niet ({1}): wat te begrijpen was, is overgenomen",
    ),
    (
        "it says nearly the same as {}: keep one of the two, or the other is forgotten when it changes",
        "dit zegt bijna hetzelfde als {0}: houd er één, anders wordt de andere vergeten als er iets verandert",
    ),
    (
        "its front matter is opened in line 1 and never closed: it was taken to end before the text",
        "de front matter begint in regel 1 en wordt nergens afgesloten: die is gelezen tot aan de tekst",
    ),
    (
        "edited here: {} changed, and so did {}: that stays as it is. What the source says now is in {}: take over what you need, and remove that file",
        "hier bewerkt: {0} is veranderd, en {1} ook: dat blijft zoals het is. Wat de bron nu zegt, staat in {2}: neem over wat je nodig hebt, en haal dat bestand weg",
    ),
    (
        "edited here: {} is gone, and {} was edited here: it stays, and is yours from now on",
        "hier bewerkt: {0} is weg, en {1} is hier bewerkt: het blijft, en is voortaan van jou",
    ),
    (
        "removed here: {} stays away, though {} is there. --force brings it back",
        "hier verwijderd: {0} blijft weg, al is {1} er nog. Met --force komt het terug",
    ),
    ("gone: {} -> {} removed", "weg: {0} -> {1} verwijderd"),
    ("new: {} -> {}, {} words, a draft", "nieuw: {0} -> {1}, {2} woorden, een concept"),
    ("new: {} -> {}, {} words", "nieuw: {0} -> {1}, {2} woorden"),
    ("changed: {} -> {}, {} words, a draft", "veranderd: {0} -> {1}, {2} woorden, een concept"),
    ("changed: {} -> {}, {} words", "veranderd: {0} -> {1}, {2} woorden"),
    ("{} -> {}, {} words, a draft", "{0} -> {1}, {2} woorden, een concept"),
    ("{} -> {}, {} words", "{0} -> {1}, {2} woorden"),
    (
        "{} imported, {} failed, {} of other kinds passed over",
        "{0} binnengehaald, {1} mislukt, {2} van een andere soort overgeslagen",
    ),
    ("{} imported, {} failed", "{0} binnengehaald, {1} mislukt"),
    (
        "in step with {} sources, {} told of, of which {} failed",
        "gelijk met {0} bronnen, {1} gemeld, waarvan {2} mislukt",
    ),
    ("in step with {} sources, {} told of", "gelijk met {0} bronnen, {1} gemeld"),
    ("in step with {} sources", "gelijk met {0} bronnen"),
    (
        "{} and {} more with that ending are passed over: {}. To bring it in, {}",
        "{0} en nog {1} met die uitgang overgeslagen: {2}. Om het binnen te halen: {3}",
    ),
    ("{} is passed over: {}. To bring it in, {}", "{0} overgeslagen: {1}. Om het binnen te halen: {2}"),
    ("passed over, for {}: {}", "overgeslagen, want {0}: {1}"),
    // Last, since it fits much: what a file is, and what can be done with it.
    ("is {}: {}", "is {0}: {1}"),
];
