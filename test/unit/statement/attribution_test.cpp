#include "statement/attribution.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace tallywire;

namespace {

struct English {
    Rules rules;
    Lexicon lexicon{rules, "en"};
    StatementFinder finder{lexicon, rules};
};

const English& english() {
    static const English instance;
    return instance;
}

/// Each statement as `speaker | cue | content`, with the form and polarity where they are not "indirect" and "asserts".
std::vector<std::string> found(std::string_view bytes) {
    Text text(english().lexicon);
    text.assign(bytes);
    StatementScratch scratch;
    english().finder.start(text, scratch);
    std::vector<FoundStatement> statements;
    english().finder.find(text, scratch, statements);
    std::vector<std::string> out;
    for (const FoundStatement& one : statements) {
        std::string line = std::string(one.speaker.of(bytes)) + " | " + std::string(one.cue.of(bytes)) + " | " + std::string(one.content.of(bytes));
        if (one.form != Form::indirect) line += " | " + std::string(name_of(one.form));
        if (one.polarity != Polarity::asserts) line += " | " + std::string(name_of(one.polarity));
        out.push_back(line);
    }
    return out;
}

/// The past form of each verb in a cue: `V:rule out` is "ruled out".
std::string past_of(std::string_view cue) {
    const bool verb = cue.starts_with("V:");
    if (!verb) return std::string(cue.starts_with("N:") ? cue.substr(2) : cue);
    const std::size_t end = std::min(cue.find(' '), cue.size());
    const std::string_view lemma = cue.substr(2, end - 2);
    const Vocabulary& vocabulary = english().lexicon.vocabulary();
    std::string past(lemma);
    for (const WordId form : english().lexicon.verb_forms(vocabulary.find(lemma)))
        if (vocabulary.entry(form).verb_forms & verb_form_past) past = std::string(vocabulary.text(form));
    return past + std::string(cue.substr(end));
}

}  // namespace

TEST_CASE("every cue of cues.tsv reads its example", "[statement]") {
    const RuleTable table = english().rules.table("en/cues");
    const auto cues = table.column("cues"), kind = table.column("kind"), polarity = table.column("polarity"), example = table.column("example"), refuse = table.column("refuse");
    for (const RuleTable::Row& row : table.rows()) {
        for (const std::string_view cue : split_cell(row.cells[cues])) {
            std::string bytes(row.cells[example]);
            const std::size_t place = bytes.find('~');
            if (place != std::string::npos) bytes.replace(place, 1, past_of(cue));
            if (row.cells[kind] == "label") {
                CAPTURE(bytes);
                CHECK(found(bytes).empty());
                continue;
            }
            const std::size_t open = bytes.find('[');
            bytes.erase(open, 1);
            const std::size_t close = bytes.find(']');
            bytes.erase(close, 1);
            const std::string want = bytes.substr(open, close - open);
            CAPTURE(cue, bytes, found(bytes));
            bool right = false;
            for (const std::string& line : found(bytes)) {
                const bool stance = row.cells[polarity] == "asserts" || line.ends_with(" | " + std::string(row.cells[polarity]));
                right |= stance && line.find(" | " + want) != std::string::npos;
            }
            CHECK(right);
        }
        if (row.cells[refuse].empty()) continue;
        CAPTURE(row.cells[refuse], found(row.cells[refuse]));
        CHECK(found(row.cells[refuse]).empty());
    }
}

TEST_CASE("every stance of stances.tsv reads its example", "[statement]") {
    const RuleTable table = english().rules.table("en/stances");
    const auto polarity = table.column("polarity"), example = table.column("example"), refuse = table.column("refuse");
    for (const RuleTable::Row& row : table.rows()) {
        const std::string mark = " | " + std::string(row.cells[polarity]);
        CAPTURE(row.cells[example], found(row.cells[example]));
        REQUIRE_FALSE(found(row.cells[example]).empty());
        CHECK(found(row.cells[example]).front().ends_with(mark));
        if (row.cells[refuse].empty()) continue;
        CAPTURE(row.cells[refuse], found(row.cells[refuse]));
        for (const std::string& line : found(row.cells[refuse])) CHECK_FALSE(line.ends_with(mark));
    }
}

TEST_CASE("quotations with their speech tags", "[statement]") {
    CHECK(found("“The dam will hold,” said Ana Ruiz, the port’s chief.") ==
          std::vector<std::string>{"Ana Ruiz, the port’s chief | said | The dam will hold | direct"});
    CHECK(found("“The dam will hold. We checked it,” Ruiz said on Monday. “Nobody has to leave.”") ==
          std::vector<std::string>{"Ruiz | said | The dam will hold. We checked it | direct", "Ruiz | said | Nobody has to leave. | direct"});
    CHECK(found("Ruiz said: “The dam will hold.”") == std::vector<std::string>{"Ruiz | said | The dam will hold. | direct"});
    CHECK(found("“The dam,” she added, “will hold.”") ==
          std::vector<std::string>{"she | added | The dam | direct", "she | added | will hold. | direct"});
}

TEST_CASE("quotations over sentences and paragraphs", "[statement]") {
    CHECK(found("“Why not?” Ruiz said. “It holds.”") ==
          std::vector<std::string>{"Ruiz | said | Why not? | direct", "Ruiz | said | It holds. | direct"});
    CHECK(found("Ruiz stated:\n\n“The dam holds.\n\n“It was built well.”") ==
          std::vector<std::string>{"Ruiz | stated | The dam holds. | direct", "Ruiz | stated | It was built well. | direct"});
    CHECK(found("Her answer was short: “The dam holds.”") == std::vector<std::string>{"Her answer | : | The dam holds. | direct"});
    CHECK(found("The “iron” bridge closed. A “new” one opened.").empty());
}

TEST_CASE("the statements of one sentence are those of the whole text", "[statement]") {
    const std::string_view bytes = "“The dam holds. It lost 40 stones,” Ruiz said. “We will mend it.”\n\nThe port said the work would last 3 weeks, adding that nobody was hurt. "
                                   "Rain fell for 2 days. “Why?” she asked. According to the town, 5 boats sank.";
    Text text(english().lexicon);
    text.assign(bytes);
    StatementScratch part, whole;
    std::vector<FoundStatement> all;
    english().finder.start(text, whole);
    english().finder.find(text, whole, all);
    english().finder.start(text, part);
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::vector<FoundStatement> some, wanted, kept;
        english().finder.find_in(text, i, part, some);
        english().finder.find_in(text, i, whole, kept);
        for (const FoundStatement& one : all)
            if (one.content.overlaps(text.sentence(i).where)) wanted.push_back(one);
        CAPTURE(text.bytes(text.sentence(i).where));
        CHECK(some == wanted);
        CHECK(kept == wanted);
    }
}

TEST_CASE("speakers", "[statement]") {
    CHECK(found("The port, which said the dam was safe, closed.").front() == "which | said | the dam was safe, closed");
    CHECK(found("The port released a statement saying the dam was safe.") == std::vector<std::string>{"The port | saying | the dam was safe"});
    CHECK(found("The port and the town said the dam was safe but refused to open it.") ==
          std::vector<std::string>{"The port and the town | said | the dam was safe", "The port and the town | refused | to open it | refuses"});
    CHECK(found("Ruiz, the port’s chief, who built the dam, said it was safe.").front() == "Ruiz, the port’s chief, who built the dam | said | it was safe");
    CHECK(found("The port asked donors for a new dam.") == std::vector<std::string>{"The port | asked | a new dam"});
    CHECK(found("The dam is expected to hold.") == std::vector<std::string>{" | expected | The dam is expected to hold"});
}

TEST_CASE("any bytes will do", "[statement]") {
    for (const std::string_view bytes : {"", "“", "said", "said said said", "“” said.", ", said", "\"\"\"\" he said", "X said:", "X said: “", "according to", "‘a’ said ‘b", "to to to said that that"})
        CHECK_NOTHROW(found(bytes));
    std::string long_text;
    for (int i = 0; i < 3000; ++i) long_text += "he said that and the port, the town, ";
    CHECK_NOTHROW(found(long_text));
}

TEST_CASE("reported speech", "[statement]") {
    CHECK(found("The port said the dam was “as good as new” on Monday.") ==
          std::vector<std::string>{"The port | said | the dam was “as good as new” on Monday | mixed"});
    CHECK(found("The dam was safe, a spokesman for the port said Monday.") ==
          std::vector<std::string>{"a spokesman for the port | said | The dam was safe"});
    CHECK(found("The dam was safe, according to people familiar with the tests.") ==
          std::vector<std::string>{"people familiar with the tests | according to | The dam was safe"});
    CHECK(found("Ana Ruiz, who runs the port, told reporters on Friday that the dam was safe.") ==
          std::vector<std::string>{"Ana Ruiz, who runs the port | told | the dam was safe"});
    CHECK(found("The port closed on Monday. Rain fell.").empty());
}

TEST_CASE("where a speech tag ends and who stands in it", "[statement]") {
    using Lines = std::vector<std::string>;
    CHECK(found("“Not yet,” Ruiz said of the plan to force both sides to the table.") == Lines{"Ruiz | said | Not yet | direct"});
    CHECK(found("The closing of the dam means the end of the port, said Ana Ruiz, a guide.").front() ==
          "Ana Ruiz, a guide | said | The closing of the dam means the end of the port");
    CHECK(found("On the port’s own channel, Ruiz said, “It was late.”") == Lines{"Ruiz | said | It was late. | direct"});
    CHECK(found("“The price,” said Ana Ruiz, who leads the port, “is that we wait.”").size() == 2);
    CHECK(found("Ruiz said six drivers were fined, such as Lee Ade, who pleaded for more time.").front() ==
          "Ruiz | said | six drivers were fined, such as Lee Ade, who pleaded for more time");
}

TEST_CASE("a passive with its agent", "[statement]") {
    using Lines = std::vector<std::string>;
    CHECK(found("The plan was rejected by the mayor.") == Lines{"the mayor | rejected | The plan | refuses"});
    CHECK(found("The bridge was described by Lee Ade as unsafe.") == Lines{"Lee Ade | described | The bridge", "Lee Ade | described | as unsafe"});
    CHECK(found("The bridge was closed by noon.").empty());
}

TEST_CASE("what a thing is called", "[statement]") {
    using Lines = std::vector<std::string>;
    CHECK(found("Ruiz called the dam a “toy,” a “joke” and “unsafe.”") == Lines{"Ruiz | called | the dam a “toy,” a “joke” and “unsafe.” | mixed"});
    CHECK(found("Ruiz called that “beyond reason.”") == Lines{"Ruiz | called | that “beyond reason.” | mixed"});
    CHECK(found("A firm called Dawn Harbour was hired.").empty());
    CHECK(found("Ruiz called Lee Ade.").empty());
}

TEST_CASE("whoever is spoken to may be long", "[statement]") {
    using Lines = std::vector<std::string>;
    CHECK(found("Ade told the Post and Herald newspaper of Dover on Monday that he was late.") == Lines{"Ade | told | he was late"});
    CHECK(found("Ruiz asked Ade, who is the port’s chief, to open the dam.").front() == "Ruiz | asked | Ade, who is the port’s chief, to open the dam | demands");
    CHECK(found("Ruiz has asked donors for six boats.") == Lines{"Ruiz | asked | six boats"});
}

TEST_CASE("a noun of saying ends before the verb of its host", "[statement]") {
    using Lines = std::vector<std::string>;
    CHECK(found("Her warning that rain was near went unheard.") == Lines{"Her | warning | rain was near"});
    CHECK(found("The petition urging him to leave the port has failed.") == Lines{"The petition | urging | him to leave the port | demands"});
    CHECK(found("Ruiz made the claim that the dam was old.") == Lines{"Ruiz | claim | the dam was old"});
    CHECK(found("The claim that began it all was old.").empty());
}

TEST_CASE("a heading with whoever speaks before a colon", "[statement]") {
    using Lines = std::vector<std::string>;
    CHECK(found("Police: Drivers left the port before dawn") == Lines{"Police | : | Drivers left the port before dawn"});
    CHECK(found("LONDON: The port was closed.").empty());
    CHECK(found("Correction: The port was closed.").empty());
}

TEST_CASE("verbs and phrases between a statement and its host", "[statement]") {
    using Lines = std::vector<std::string>;
    CHECK(found("The claim that the bridge was old was denied by the mayor.").front() == "the mayor | denied | The claim that the bridge was old | denies");
    CHECK(found("Ruiz vowed not to resign.") == Lines{"Ruiz | vowed | not to resign | refuses"});
    CHECK(found("Ruiz urged drivers not to leave.") == Lines{"Ruiz | urged | drivers not to leave | demands"});
    CHECK(found("According to police, the driver, who was late, fled on foot.").front() == "police | According to | the driver, who was late, fled on foot");
    CHECK(found("According to Ana Ruiz, a guide, the driver fled on foot.").front() == "Ana Ruiz | According to | the driver fled on foot");
    CHECK(found("Ruiz said in a statement that the dam was old.") == Lines{"Ruiz | said | the dam was old"});
    CHECK(found("Drivers, who did not want to be named, said the dam was old.").back() == "Drivers, who did not want to be named | said | the dam was old");
    CHECK(found("The army shot down six drones.").empty());
    CHECK(found("The mayor on Tuesday said the dam was old.") == Lines{"The mayor | said | the dam was old"});
    CHECK(found("Guides warned the port would close within hours.") == Lines{"Guides | warned | the port would close within hours"});
    CHECK(found("Ruiz asked for longer-range boats.").front().ends_with("longer-range boats | demands"));
}

TEST_CASE("subjects with something between them and their verb", "[statement]") {
    CHECK(found("Senator Lee Ruiz (D-Ohio) last week said the plan was dead.") == std::vector<std::string>{"Senator Lee Ruiz (D-Ohio) | said | the plan was dead"});
    CHECK(found("The port’s spokesman Sean Ruiz on Thursday evening said the quay was open.") ==
          std::vector<std::string>{"The port’s spokesman Sean Ruiz | said | the quay was open"});
    CHECK(found("The owner of the Adria Dawn said the ship was safe.") == std::vector<std::string>{"The owner of the Adria Dawn | said | the ship was safe"});
    CHECK(found("Farmers — and some traders — say that the price is too low.") ==
          std::vector<std::string>{"Farmers — and some traders | say | the price is too low"});
    CHECK(found("Those surveyed say the road should close.") == std::vector<std::string>{"Those | say | the road should close"});
    CHECK(found("All the experts I interviewed said her figures were better.") == std::vector<std::string>{"All the experts | said | her figures were better"});
    CHECK(found("The gap was wide, a source close to him said.") == std::vector<std::string>{"a source close to him | said | The gap was wide"});
    CHECK(found("It is three years ago that Mia Ruiz, who now leads the port, said it was late.") ==
          std::vector<std::string>{"Mia Ruiz, who now leads the port | said | it was late"});
    CHECK(found("“It was awful,” said one of two witnesses who saw the fire.") ==
          std::vector<std::string>{"one of two witnesses who saw the fire | said | It was awful | direct"});
}

TEST_CASE("asides between a cue and its content", "[statement]") {
    CHECK(found("Ruiz said at first, when the story broke in the spring, “I saw no mail.”") ==
          std::vector<std::string>{"Ruiz | said | I saw no mail. | direct"});
    CHECK(found("Ruiz told Ana Lee of the Herald, that the quay was open.") == std::vector<std::string>{"Ruiz | told | the quay was open"});
    CHECK(found("In a talk on the show “Town Hour,” Ruiz said the quay was open.") == std::vector<std::string>{"Ruiz | said | the quay was open"});
    CHECK(found("The mayor told reporters this was the only way.") == std::vector<std::string>{"The mayor | told | this was the only way"});
    CHECK(found("While he’s said he was tired, the mayor stays.") == std::vector<std::string>{"he | said | he was tired"});
}

TEST_CASE("as somebody said", "[statement]") {
    CHECK(found("As the Herald reported, the firm moved to Dover.") == std::vector<std::string>{"the Herald | reported | the firm moved to Dover"});
    CHECK(found("The firm moved to Dover, as the Herald reported on Tuesday.") == std::vector<std::string>{"the Herald | reported | The firm moved to Dover"});
}

TEST_CASE("headlines and signatures", "[statement]") {
    CHECK(found("Larkin: No Part in the Sale of the Port\n\nMayor Ana Larkin was at sea.") ==
          std::vector<std::string>{"Larkin | : | No Part in the Sale of the Port"});
    CHECK(found("Poll: Wealthy Voters Abandon the Mayor\n\nThe vote is in May.") == std::vector<std::string>{"Poll | : | Wealthy Voters Abandon the Mayor"});
    CHECK(found("Vase: Blue Glass With a Silver Rim\n\nIt was sold in May.").empty());
    CHECK(found("“The quay is a ruin.”\n— Ana Larkin, harbour master") == std::vector<std::string>{"Ana Larkin, harbour master | — | The quay is a ruin. | direct"});
    CHECK(found("“The quay is a ruin,” Larkin said, and the boys went home.") == std::vector<std::string>{"Larkin | said | The quay is a ruin | direct"});
}

TEST_CASE("documents tell what they find", "[statement]") {
    CHECK(found("A June poll found Ruiz leading by six points.") == std::vector<std::string>{"A June poll | found | Ruiz leading by six points"});
    CHECK(found("The boys found a bag by the road.").empty());
    CHECK(found("Police responded to a call after a driver was hurt.").empty());
    CHECK(found("Another suspect fired two shots at the quay.").empty());
}
