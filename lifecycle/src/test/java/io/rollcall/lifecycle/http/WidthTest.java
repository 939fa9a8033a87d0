package io.rollcall.lifecycle.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class WidthTest {
  @Test
  void halvesWhenTheTargetCannotKeepUpAndGrowsByOneForAsManyGoodAnswers() {
    Width width = new Width(8);

    width.overloaded();
    assertThat(width.allowed()).isEqualTo(4);
    width.overloaded();
    width.overloaded();
    width.overloaded();
    assertThat(width.allowed()).isEqualTo(1);
    width.answered();
    assertThat(width.allowed()).isEqualTo(2);
    width.answered();
    assertThat(width.allowed()).isEqualTo(2);
    width.answered();
    assertThat(width.allowed()).isEqualTo(3);
    for (int i = 0; i < 100; i++) {
      width.answered();
    }
    assertThat(width.allowed()).isEqualTo(8);
  }

  @Test
  void letsInAsManyAsAreAllowedAndNoMore() throws InterruptedException {
    Width width = new Width(3);
    AtomicInteger under = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(21);
    CyclicBarrier three = new CyclicBarrier(3);
    for (int i = 0; i < 21; i++) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              width.enter();
              most.accumulateAndGet(under.incrementAndGet(), Math::max);
              three.await();
              under.decrementAndGet();
              width.leave();
            } catch (InterruptedException | BrokenBarrierException e) {
              Thread.currentThread().interrupt();
            } finally {
              done.countDown();
            }
          });
    }
    done.await();

    assertThat(most.get()).isEqualTo(3);
  }
}
