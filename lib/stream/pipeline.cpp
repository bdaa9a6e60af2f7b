#include "stream/pipeline.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace tallywire {
namespace {

/// A ring of batches: each is read, worked on and written in turn.
class Ring {
public:
    Ring(const Stages& stages, std::size_t threads) : stages_(stages), slots_(threads * 3 + 1) {
        for (Slot& slot : slots_) slot.batch = stages.make();
    }

    void run(std::size_t threads) {
        std::vector<std::thread> workers;
        for (std::size_t i = 0; i < threads; ++i) workers.emplace_back([this, i] { guard([&] { work(i); }); });
        std::thread writer([this] { guard([&] { write(); }); });
        guard([&] { read(); });
        for (std::thread& worker : workers) worker.join();
        writer.join();
        if (error_) std::rethrow_exception(error_);
    }

private:
    enum class Stage { free, filled, taken, done };
    struct Slot {
        std::unique_ptr<Batch> batch;
        Stage stage = Stage::free;
    };

    template <class Body>
    void guard(Body body) {
        try {
            body();
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!error_) error_ = std::current_exception();
            stop_ = true;
            changed_.notify_all();
        }
    }

    void read() {
        for (std::size_t next = 0;; ++next) {
            Slot& slot = slots_[next % slots_.size()];
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [&] { return stop_ || slot.stage == Stage::free; });
            if (stop_) return;
            lock.unlock();
            const bool more = stages_.read(*slot.batch);
            lock.lock();
            if (!more) {
                ended_ = true;
                end_ = next;
                changed_.notify_all();
                return;
            }
            slot.stage = Stage::filled;
            filled_ = next + 1;
            changed_.notify_all();
        }
    }

    void work(std::size_t thread) {
        for (;;) {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [&] { return stop_ || taken_ < filled_ || (ended_ && taken_ >= end_); });
            if (stop_ || taken_ >= filled_) return;
            Slot& slot = slots_[taken_++ % slots_.size()];
            slot.stage = Stage::taken;
            lock.unlock();
            stages_.work(*slot.batch, thread);
            lock.lock();
            slot.stage = Stage::done;
            changed_.notify_all();
        }
    }

    void write() {
        for (std::size_t next = 0;; ++next) {
            Slot& slot = slots_[next % slots_.size()];
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [&] { return stop_ || (ended_ && next >= end_) || (next < filled_ && slot.stage == Stage::done); });
            if (stop_ || (ended_ && next >= end_)) return;
            lock.unlock();
            stages_.write(*slot.batch);
            lock.lock();
            slot.stage = Stage::free;
            changed_.notify_all();
        }
    }

    const Stages& stages_;
    std::vector<Slot> slots_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t filled_ = 0;
    std::size_t taken_ = 0;
    std::size_t end_ = 0;
    bool ended_ = false;
    bool stop_ = false;
    std::exception_ptr error_;
};

}  // namespace

void run_pipeline(const Stages& stages, std::size_t threads) {
    if (threads > 1) {
        Ring(stages, threads).run(threads);
        return;
    }
    const std::unique_ptr<Batch> batch = stages.make();
    while (stages.read(*batch)) {
        stages.work(*batch, 0);
        stages.write(*batch);
    }
}

}  // namespace tallywire
