#include "name/name_match.hpp"

#include "base/utf8.hpp"
#include "name/name_data.hpp"

#include <unicode/unistr.h>

#include <algorithm>

namespace tallywire {
namespace {

bool is_ideograph(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x2FFFF); }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

NameMatcher::Data::Data(const Rules& rules) {
    const RuleTable fold_table = rules.table("any/name_folds");
    for (const RuleTable::Row& row : fold_table.rows())
        folds.emplace_back(row.cells[fold_table.column("letters")], row.cells[fold_table.column("become")]);
    std::stable_sort(folds.begin(), folds.end(), [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    const RuleTable suffix_table = rules.table("any/name_suffixes");
    for (const RuleTable::Row& row : suffix_table.rows()) suffixes.push_back(fold(row.cells[suffix_table.column("suffix")]));
    std::stable_sort(suffixes.begin(), suffixes.end(), [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    const RuleTable weight_table = rules.table("any/name_weights");
    for (const RuleTable::Row& row : weight_table.rows())
        weights.emplace(row.cells[weight_table.column("word")], std::stod(std::string(row.cells[weight_table.column("weight")])));
    const RuleTable particle_table = rules.table("any/name_particles");
    for (const RuleTable::Row& row : particle_table.rows())
        particles.emplace(row.cells[particle_table.column("particle")], row.cells[particle_table.column("kind")]);
    UErrorCode status = U_ZERO_ERROR;
    latin.reset(icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) latin.reset();
    const RuleTable form_table = rules.table("any/company_forms");
    for (const RuleTable::Row& row : form_table.rows()) {
        std::string words;
        for (const std::string& word : split(ascii(row.cells[form_table.column("spelling")]))) words += (words.empty() ? "" : " ") + word;
        forms.emplace_back(words, row.cells[form_table.column("form")]);
    }
    std::stable_sort(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    const RuleTable variant_table = rules.table("any/name_variants");
    std::uint32_t group = 0;
    for (const RuleTable::Row& row : variant_table.rows()) {
        ++group;
        const auto add = [&](std::string_view name) {
            std::string word;
            for (const std::string& part : split(ascii(name))) word += part;
            std::vector<std::uint32_t>& groups = variants[word];
            if (groups.empty() || groups.back() != group) groups.push_back(group);
        };
        add(row.cells[variant_table.column("name")]);
        for (const std::string_view variant : split_cell(row.cells[variant_table.column("variants")])) add(variant);
    }
    group_weights.assign(group + 1, 1);
    for (const auto& [word, weight] : weights)
        if (const auto found = variants.find(word); found != variants.end())
            group_weights[found->second.front()] = std::min(group_weights[found->second.front()], weight);
    const RuleTable given_table = rules.table("any/given_names");
    for (const RuleTable::Row& row : given_table.rows()) given.insert(ascii(row.cells[given_table.column("name")]));
    for (const char* table_name : {"any/surnames"}) {
        const RuleTable table = rules.table(table_name);
        for (const RuleTable::Row& row : table.rows())
            if (!row.cells[table.column("family_first")].empty()) family_first.insert(ascii(row.cells[table.column("name")]));
    }
}

std::string NameMatcher::Data::ascii(std::string_view name) const {
    if (std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return fold_ascii(name);
    if (!latin) return fold_case(name);
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    latin->transliterate(text);
    std::string out;
    text.toUTF8String(out);
    return fold_ascii(out);
}

/// Words at blanks, hyphens and other marks; an apostrophe inside a word goes, and so do the periods of N.A.B.C.
std::vector<std::string> NameMatcher::Data::split(std::string_view ascii_name) const {
    std::vector<std::string> words;
    std::string word;
    for (std::size_t i = 0; i <= ascii_name.size(); ++i) {
        const char c = i < ascii_name.size() ? ascii_name[i] : ' ';
        if (is_letter(c)) {
            word += c;
        } else if (c == '\'' || c == '`' || c == '"' || static_cast<unsigned char>(c) >= 0x80) {
            if (c != '"' && c != '\'' && c != '`' && (static_cast<unsigned char>(c) & 0xC0) == 0xC0) continue;
            // ’s is no part of the name
            if (c == '\'' && i + 1 < ascii_name.size() && ascii_name[i + 1] == 's' && (i + 2 >= ascii_name.size() || !is_letter(ascii_name[i + 2])) && !word.empty()) ++i;
        } else if (c == '.' && word.size() == 1 && i + 2 < ascii_name.size() && is_letter(ascii_name[i + 1]) && !is_letter(ascii_name[i + 2])) {
            // U.S., N.A.B.C.: one word
        } else if (c == '.' && !word.empty() && i + 2 < ascii_name.size() && is_letter(ascii_name[i + 1]) && ascii_name[i + 2] == '.') {
        } else {
            if (!word.empty()) words.push_back(std::move(word));
            word.clear();
            if (c == '&') words.emplace_back("and");
        }
    }
    return words;
}

std::string NameMatcher::Data::fold(std::string_view word) const {
    std::string out;
    for (std::size_t i = 0; i < word.size();) {
        std::size_t taken = 0;
        for (const auto& [from, to] : folds)
            if (word.substr(i).starts_with(from)) {
                out += to;
                taken = from.size();
                break;
            }
        if (taken == 0) {
            out += word[i];
            taken = 1;
        }
        i += taken;
    }
    // a letter twice is a letter once
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

PreparedName NameMatcher::prepare(std::string_view name, NameKind kind) const {
    PreparedName out;
    out.kind = kind;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint point = decode_utf8(name, at);
        if (is_ideograph(point.value)) out.characters += point.value;
        at += point.size;
    }
    out.ideographs = out.characters.size() >= 2;
    const std::size_t comma = name.find(',');
    std::vector<std::string> words = data_->split(data_->ascii(name));

    // Legal forms, of one word or several, at either end.
    for (bool again = true; again && words.size() > 1;) {
        again = false;
        std::string together;
        for (const std::string& word : words) together += (together.empty() ? "" : " ") + word;
        for (const auto& [spelling, form] : data_->forms) {
            const bool ends = together.size() > spelling.size() + 1 && together.ends_with(spelling) && together[together.size() - spelling.size() - 1] == ' ';
            const bool begins = together.size() > spelling.size() + 1 && together.starts_with(spelling) && together[spelling.size()] == ' ' && spelling.size() > 2;
            if (!ends && !begins) continue;
            if (out.kind == NameKind::person && spelling.size() < 4) continue;
            const auto count = static_cast<std::ptrdiff_t>(std::count(spelling.begin(), spelling.end(), ' ') + 1);
            if (ends) words.erase(words.end() - count, words.end());
            else words.erase(words.begin(), words.begin() + count);
            out.forms.push_back(form);
            if (out.kind == NameKind::unknown) out.kind = NameKind::organisation;
            again = true;
            break;
        }
    }
    out.comma = comma != std::string_view::npos && out.forms.empty() && comma > 0 && out.kind != NameKind::organisation;
    if (out.comma) {  // the given names first
        const std::size_t before = data_->split(data_->ascii(name.substr(0, comma))).size();
        if (before < words.size()) std::rotate(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(before), words.end());
    }
    for (std::string& text : words) {
        PreparedName::Word word;
        const auto particle = data_->particles.find(text);
        const std::string_view what = particle == data_->particles.end() ? std::string_view() : std::string_view(particle->second);
        const bool person = out.kind != NameKind::organisation;
        word.article = what == "article" && person && text != "as" && text != "an" && text != "at";
        word.son = what == "son" && person && text.size() > 1;
        word.number = text.find_first_of("0123456789") != std::string::npos;
        word.given = data_->given.contains(text);
        word.folded = data_->fold(text);
        word.stem = word.folded.size();
        for (const std::string& suffix : data_->suffixes)
            if (word.folded.size() > suffix.size() + 1 && word.folded.ends_with(suffix)) {
                word.stem = word.folded.size() - suffix.size();
                break;
            }
        if (const auto variants = data_->variants.find(text); variants != data_->variants.end()) word.groups = variants->second;
        if (const auto weight = data_->weights.find(text); weight != data_->weights.end()) word.weight = weight->second;
        for (const std::uint32_t group : word.groups)
            if (word.weight == 1) word.weight = data_->group_weights[group];
        if (word.weight == 1 && person && text.size() > 6 && (text.ends_with("vich") || text.ends_with("evna") || text.ends_with("ovna"))) word.weight = 0.5;
        if (text.size() == 1) word.weight = std::min(word.weight, 0.4);
        word.text = std::move(text);
        out.words.push_back(std::move(word));
    }
    // The title goes unless it is all there is.
    if (std::any_of(out.words.begin(), out.words.end(), [](const PreparedName::Word& word) { return word.weight > 0 && !word.article; }))
        std::erase_if(out.words, [](const PreparedName::Word& word) { return word.weight == 0; });
    for (const PreparedName::Word& word : out.words) {
        if (!word.article) out.whole += word.folded;
        if (word.weight > 0 && !word.article) out.letters += word.text.front();
    }
    return out;
}

std::vector<std::string> NameMatcher::blocking_keys(const PreparedName& name) const {
    std::vector<std::string> keys;
    const auto add = [&](std::string_view folded) {
        std::string bones;
        for (const char c : folded)
            if (c != 'a' && c != 'e' && c != 'i' && c != 'o' && c != 'u' && c != 'h') bones += c == 'g' ? 'k' : c == 'b' ? 'p' : c == 'd' ? 't' : c == 'z' ? 's' : c;
        if (bones.empty()) bones = std::string(folded.substr(0, 2));
        keys.push_back("<" + bones.substr(0, 2));
        if (bones.size() >= 2) keys.push_back(">" + bones.substr(bones.size() - 2));
    };
    for (const PreparedName::Word& word : name.words) {
        if (word.weight < 0.35 || word.text.size() < 2) continue;
        add(word.folded);
        for (const std::uint32_t group : word.groups) keys.push_back("=" + std::to_string(group));
    }
    if (name.words.size() > 1) add(name.whole);
    if (name.ideographs)
        for (const char32_t c : name.characters) keys.push_back("#" + std::to_string(static_cast<std::uint32_t>(c)));
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

}  // namespace tallywire
