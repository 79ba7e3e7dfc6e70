"""The one vocabulary for states and standings, in chat, posts, charts, Word and Excel alike."""

from tasks.model import NodeType, Standing, State

STATE = {
    State.NOT_STARTED: "chưa thực hiện",
    State.IN_PROGRESS: "đang thực hiện",
    State.AWAITING: "chờ xác nhận hoàn thành",
    State.DONE: "hoàn thành",
    State.PAUSED: "tạm dừng",
    State.STOPPED: "dừng thực hiện",
    State.TRANSFERRED: "đã chuyển",
}

STANDING = {
    Standing.IN_TIME: "trong hạn",
    Standing.DUE_SOON: "sắp đến hạn",
    Standing.OVERDUE: "quá hạn",
    Standing.DONE_IN_TIME: "hoàn thành đúng hạn",
    Standing.DONE_LATE: "hoàn thành quá hạn",
    Standing.NO_DEADLINE: "không tính hạn",
    Standing.ONGOING: "thường xuyên",
    Standing.UNREVIEWED: "chưa rà soát",
    Standing.LEFT: "không còn theo dõi",
    Standing.MILESTONE_LATE: "chậm mốc",
}

NODE = {
    NodeType.SECTION: "mục",
    NodeType.OWNER: "đơn vị",
    NodeType.TASK: "nhiệm vụ",
    NodeType.INDICATOR: "chỉ tiêu",
    NodeType.GROUP: "nhóm",
    NodeType.WORK: "công việc",
    NodeType.PHASE: "giai đoạn",
    NodeType.STEP: "bước",
    NodeType.SOLUTION: "giải pháp",
    NodeType.SUB_TASK: "nhiệm vụ thành phần",
    NodeType.OBLIGATION: "nhiệm vụ thường xuyên",
}

ROLE = {
    "officer": "chuyên viên",
    "head": "trưởng đơn vị",
    "deputy": "phó đơn vị",
    "leader": "lãnh đạo",
    "office": "Văn phòng",
    "admin": "quản trị",
}
