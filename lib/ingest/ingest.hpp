#pragma once

#include "article/article.hpp"
#include "document/document_reader.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tallywire {

class Rules;

struct IngestOptions {
    Limits limits;
    std::optional<DocumentKind> format;                       ///< what every input is, whatever it looks like
    std::vector<std::pair<std::string, std::string>> map;     ///< names of ours and of theirs: text=body
    std::optional<std::string> metadata;                      ///< file of what is known of the inputs; outranks what they say
    std::optional<std::string> published;                     ///< ISO 8601; for articles that have no date
    std::optional<std::string> source;                        ///< for articles that name no outlet
};

/// Turns documents into articles: what any tool does with input that is no record yet. Const once built; safe to share between threads, each with its
/// own Scratch.
class Ingest {
public:
    /// Throws UsageError where options or rule files are wrong, IoError where the metadata can't be read.
    Ingest(const Rules& rules, IngestOptions options);
    ~Ingest();
    Ingest(const Ingest&) = delete;

    /// Parsers and buffers of one thread.
    class Scratch {
    public:
        explicit Scratch(const Ingest& ingest);
        ~Scratch();
        Scratch(Scratch&&) noexcept;

    private:
        friend class Ingest;
        struct State;
        std::unique_ptr<State> state_;
    };

    /// A reader over inputs (files, directories, `-`) for the sequential first stage. The ingest must outlive it.
    std::unique_ptr<DocumentReader> read(std::vector<std::string> operands, Report report) const;

    struct Result {
        std::vector<Article> articles;
        std::vector<Problem> problems;
        std::optional<std::string> record;  ///< the document was a record of the contract of this type, no article; `document.bytes` is its line
    };
    /// The articles of one document, finished; appended to what `result` has. `document` may be changed.
    void to_articles(Document& document, Scratch& scratch, Result& result) const;

    /// Paths of metadata rows that no article used so far.
    std::vector<std::string> unused_metadata() const;

private:
    struct State;
    void complete(Article& article) const;

    std::unique_ptr<State> state_;
};

}  // namespace tallywire
