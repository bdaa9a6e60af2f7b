#include "statement/statement_record.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <utility>

namespace tallywire {
namespace {

constexpr std::size_t longest_topic = 8;

bool is_topical(const WordEntry& entry) {
    switch (static_cast<NounClass>(entry.noun_class)) {
        case NounClass::time: case NounClass::quantity: return false;
        default: return true;
    }
}

/// Names whole, nouns as their lemmas, in the order of the text, each once.
std::vector<std::string> topic_of(const FoundStatement& found, Text& text) {
    std::vector<std::string> topic;
    const auto put = [&](std::string_view word) {
        if (std::find(topic.begin(), topic.end(), word) == topic.end()) topic.emplace_back(word);
    };
    for (std::size_t sentence = text.sentence_at(found.content.begin); sentence < text.size(); ++sentence) {
        if (text.sentence(sentence).where.begin >= found.content.end) break;
        const auto tokens = text.tokens(sentence);
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (topic.size() == longest_topic) return topic;
            if (tokens[i].where.begin < found.content.begin || tokens[i].where.end > found.content.end) continue;
            if (tokens[i].tag == Tag::proper && is_word(tokens[i])) {
                std::size_t last = i;
                while (last + 1 < tokens.size() && tokens[last + 1].where.end <= found.content.end &&
                       (tokens[last + 1].tag == Tag::proper || (tokens[last + 1].shape == Shape::hyphen && last + 2 < tokens.size() && is_capital(tokens[last + 2]))))
                    ++last;
                if (static_cast<NounClass>(text.entry(tokens[i]).noun_class) != NounClass::time)
                    put(text.bytes(Span{tokens[i].where.begin, tokens[last].where.end}));
                i = last;
            } else if ((tokens[i].tag == Tag::noun || tokens[i].tag == Tag::noun_plural) && is_topical(text.entry(tokens[i]))) {
                const WordId lemma = text.entry(tokens[i]).noun;
                if (lemma) put(text.lexicon().text(lemma));
                else put(fold_case(text.bytes(tokens[i])));
            }
        }
    }
    return topic;
}

}  // namespace

Statement make_statement(const FoundStatement& found, Text& text, const Article& article, const CodePointIndex& index, std::optional<Speaker> speaker) {
    Statement statement;
    statement.article = article.id;
    statement.source = article.source;
    statement.published = article.published;
    statement.where = index.at(found.content);
    statement.text = std::string(text.bytes(found.content));
    statement.form = std::string(name_of(found.form));
    statement.polarity = std::string(name_of(found.polarity));
    if (!found.cue.empty()) statement.cue = std::string(text.bytes(found.cue));
    if (speaker) {
        if (!found.antecedent.empty() && !speaker->name) speaker->name = std::string(text.bytes(found.antecedent));
        speaker->text = std::string(text.bytes(found.speaker));
        speaker->where = index.at(found.speaker);
        statement.speaker = std::move(speaker);
    }
    statement.topic = topic_of(found, text);
    return statement;
}

}  // namespace tallywire
