package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConnectionTest {
    private static final int BOUND = 50, UNDER_WAY = 16;

    private final List<String> handed = new ArrayList<>();
    private final Queue<SendHandler> underWay = new ArrayDeque<>();
    private final BlockingQueue<CloseReason> closed = new LinkedBlockingQueue<>();
    private boolean atOnce, dropped;
    private final Connection connection = new Connection(session(), BOUND, () -> dropped = true);

    private Session session() {
        var remote = (RemoteEndpoint.Async) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {RemoteEndpoint.Async.class},
            (proxy, method, arguments) -> send((String) arguments[0], (SendHandler) arguments[1]));
        return (Session) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Session.class},
            (proxy, method, arguments) -> method.getName().equals("close") ? closed.add((CloseReason) arguments[0]) : remote);
    }

    private Object send(String frame, SendHandler then) {
        handed.add(frame);
        if (atOnce) then.onResult(new SendResult());
        else underWay.add(then);
        return null;
    }

    private static List<String> frames(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "frame " + i).toList();
    }

    private void complete(int sends) {
        for (int i = 0; i < sends; i++) underWay.remove().onResult(new SendResult());
    }

    @Test void frames_leave_in_order_a_few_at_a_time() {
        frames(0, 40).forEach(connection::send);
        assertThat(handed).isEqualTo(frames(0, UNDER_WAY));
        complete(3);
        assertThat(handed).isEqualTo(frames(0, UNDER_WAY + 3));
        complete(UNDER_WAY);
        while (!underWay.isEmpty()) complete(1);
        assertThat(handed).isEqualTo(frames(0, 40));
    }

    @Test void a_transport_that_is_done_at_once_takes_all() {
        atOnce = true;
        frames(0, 1000).forEach(connection::send);
        assertThat(handed).isEqualTo(frames(0, 1000));
    }

    @Test void who_does_not_read_is_dropped_when_the_queue_is_full() throws Exception {
        frames(0, UNDER_WAY + BOUND).forEach(connection::send);
        assertThat(dropped).isFalse();
        connection.send("one more");
        assertThat(dropped).isTrue();
        assertThat(closed.poll(5, TimeUnit.SECONDS).getReasonPhrase()).isEqualTo("too slow");
        complete(UNDER_WAY);
        connection.send("and another");
        assertThat(handed).hasSize(UNDER_WAY);
    }

    @Test void it_closes_only_once_all_that_waits_was_sent() throws Exception {
        frames(0, 20).forEach(connection::send);
        connection.closeAfterSending(CloseReason.CloseCodes.NORMAL_CLOSURE, "left");
        connection.send("too late");
        complete(19);
        assertThat(closed).isEmpty();
        complete(1);
        assertThat(closed.poll(5, TimeUnit.SECONDS).getReasonPhrase()).isEqualTo("left");
        assertThat(handed).isEqualTo(frames(0, 20));
    }

    @Test void nothing_waits_and_it_closes_at_once() throws Exception {
        connection.closeAfterSending(CloseReason.CloseCodes.NORMAL_CLOSURE, "left");
        assertThat(closed.poll(5, TimeUnit.SECONDS)).isNotNull();
    }

    @Test void a_send_that_failed_is_the_end() {
        frames(0, 30).forEach(connection::send);
        underWay.remove().onResult(new SendResult(new java.io.IOException("reset")));
        complete(UNDER_WAY - 1);
        assertThat(handed).hasSize(UNDER_WAY);
    }
}
